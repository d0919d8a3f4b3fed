package org.openviid.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.engine.Library.CAMERA;
import static org.openviid.engine.Library.platform;
import static org.openviid.engine.SetObjects.IMAGE;
import static org.openviid.engine.SetObjects.PERSON;
import static org.openviid.engine.SetObjects.image;
import static org.openviid.engine.SetObjects.imageId;
import static org.openviid.engine.SetObjects.members;
import static org.openviid.engine.SetObjects.personId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openviid.codec.Item;
import org.openviid.peers.DuplicateId;
import org.openviid.peers.RequestContext;
import org.openviid.peers.Role;
import org.openviid.schema.DataObject;

/// Random creations, updates, additions and deletions of a few images and persons, beside a model that knows
/// of an image its title and the identifiers of its persons, and of a person its name.
class SetPropertyTest {
  private static final int STEPS = 3_000;
  private static final String SOURCE = imageId(99);

  private final Library library = new Library();
  private final RequestContext replacing =
      Library.context("33010600005020000001", Role.APPLICATION_PLATFORM, DuplicateId.REPLACE);
  private final Map<String, String> persons = new HashMap<>();
  private final Map<Integer, Picture> images = new HashMap<>();
  private Random random = new Random();

  /// An image as the model knows it; persons that were deleted stay listed.
  private record Picture(String title, List<String> persons) {}

  /// A person as it is sent: without a name it only refers.
  private record Sent(String id, String name) {
    boolean refers() {
      return name.isEmpty();
    }

    DataObject object() {
      return refers()
          ? SetObjects.reference(id)
          : DataObject.builder(PERSON).set("PersonID", id).set("DeviceID", CAMERA).set("SourceID", SOURCE).set("Name", name).build();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whatIsThereIsWhatTheModelSays(long seed) {
    random = new Random(seed);
    for (int step = 1; step <= STEPS; step++) {
      String did = step();
      try {
        compare();
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed + ", step " + step + ", " + did + ": " + e.getMessage(), e);
      }
    }
  }

  private String step() {
    int image = random.nextInt(3);
    String title = "t" + random.nextInt(2);
    List<Sent> sent = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      sent.add(new Sent(personId(0, random.nextInt(5)), random.nextInt(4) == 0 ? "" : "n" + random.nextInt(3)));
    }
    int choice = random.nextInt(100);
    if (choice < 35) {
      post(image, title, sent);
    } else if (choice < 55) {
      put(image, title, sent);
    } else if (choice < 75) {
      add(image, sent);
    } else if (choice < 90) {
      String id = personId(0, random.nextInt(5));
      library.library.delete(platform(), PERSON, List.of(id));
      persons.remove(id);
    } else {
      library.library.delete(platform(), IMAGE, List.of(imageId(image)));
      images.remove(image);
    }
    return choice + " with image " + image + " " + title + " and " + sent;
  }

  private DataObject set(int image, String title, List<Sent> sent) {
    return SetObjects.with(
        image(image, title), "PersonList", sent.stream().map(Sent::object).toArray(DataObject[]::new));
  }

  private void post(int image, String title, List<Sent> sent) {
    library.create(replacing, set(image, title, sent));
    Picture there = images.get(image);
    if (there != null && there.title().equals(title) && isContained(there, sent)) {
      return;
    }
    List<String> placed = place(sent, persons);
    if (placed != null) {
      images.put(image, new Picture(title, placed));
    }
  }

  private boolean isContained(Picture there, List<Sent> sent) {
    List<String> left = new ArrayList<>(there.persons());
    left.removeIf(id -> !persons.containsKey(id));
    return sent.stream()
        .allMatch(each -> (each.refers() || each.name().equals(persons.get(each.id()))) && left.remove(each.id()));
  }

  /// What becomes of the persons of one set; null when it is refused, and then nothing changes.
  private @Nullable List<String> place(List<Sent> sent, Map<String, String> known) {
    Map<String, String> changed = new HashMap<>(known);
    Set<String> ids = new LinkedHashSet<>();
    for (Sent each : sent) {
      if (each.refers() && !changed.containsKey(each.id())) {
        return null;
      }
      if (!each.refers()) {
        changed.put(each.id(), each.name());
      }
      ids.add(each.id());
    }
    known.putAll(changed);
    return List.copyOf(ids);
  }

  private void put(int image, String title, List<Sent> sent) {
    try (PictureIntake pictures = library.library.openIntake()) {
      Item item = new Item(0, set(image, title, sent), List.of(), List.of(), Set.of());
      library.library.update(replacing, List.of(item), pictures);
    }
    List<String> placed = images.containsKey(image) ? place(sent, persons) : null;
    if (placed != null) {
      images.put(image, new Picture(title, placed));
    }
  }

  private void add(int image, List<Sent> sent) {
    try (PictureIntake pictures = library.library.openIntake()) {
      DataObject[] objects = sent.stream().map(Sent::object).toArray(DataObject[]::new);
      ViewLibrary.SetMembers of = new ViewLibrary.SetMembers(IMAGE, imageId(image), PERSON);
      library.library.createMembers(replacing, of, Library.items(objects), pictures);
    }
    Picture there = images.get(image);
    if (there == null) {
      return;
    }
    Set<String> ids = new LinkedHashSet<>(there.persons());
    for (Sent each : sent) {
      List<String> placed = place(List.of(each), persons);
      if (placed != null) {
        ids.addAll(placed);
      }
    }
    images.put(image, new Picture(there.title(), List.copyOf(ids)));
  }

  private void compare() {
    for (int image = 0; image < 3; image++) {
      DataObject found = library.library.read(platform(), IMAGE, imageId(image)).orElse(null);
      Picture expected = images.get(image);
      assertThat(found == null).as("image %d is missing", image).isEqualTo(expected == null);
      if (found != null && expected != null) {
        assertThat(IMAGE.path("Title").orElseThrow().first(found)).hasToString("Text[text=" + expected.title() + "]");
        List<String> shown = new ArrayList<>();
        members(found, "PersonList").forEach(member -> shown.add(member.id() + " " + member.text("Name")));
        List<String> wanted =
            expected.persons().stream().filter(persons::containsKey).map(id -> id + " " + persons.get(id)).toList();
        assertThat(shown).isEqualTo(wanted);
      }
    }
    assertThat(library.count(PERSON)).isEqualTo(persons.size());
  }
}
