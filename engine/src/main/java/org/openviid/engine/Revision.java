package org.openviid.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.openviid.codec.Item;
import org.openviid.engine.ItemOutcome.Accepted;
import org.openviid.engine.ItemOutcome.Effect;
import org.openviid.engine.ItemOutcome.Refused;
import org.openviid.peers.RequestContext;
import org.openviid.schema.Attribute;
import org.openviid.schema.DataObject;
import org.openviid.schema.ErrorText;
import org.openviid.schema.ErrorTexts;
import org.openviid.store.StoredObject;

/// Changes objects that are there (PUT, clause 8.3) [ours where the text is not public]: attributes sent
/// take the place of those stored, nested lists as a whole; `null` clears; what is not sent stays. Of a set,
/// a list that is sent says which members it has from then on; members that are there are changed, others
/// made. Safe for use by any number of threads.
final class Revision {
  private static final int MAX_ATTEMPTS = 32;

  private final Assembly.Means means;
  private final EngineSettings settings;

  Revision(Assembly.Means means, EngineSettings settings) {
    this.means = means;
    this.settings = settings;
  }

  /// Changes an element if it can be changed.
  ///
  /// @param finish what is done to the changed object before it is stored
  ItemOutcome update(
      RequestContext context, Item item, PictureIntake pictures, UnaryOperator<DataObject> finish) {
    DataObject patch = item.object();
    String type = patch.type().name();
    String id = patch.id() == null ? "" : patch.id();
    if (!item.problems().isEmpty()) {
      return new Refused(id, item.problems().getFirst().text());
    }
    if (id.isEmpty()) {
      return new Refused("", ErrorTexts.of("OV-1903", type, patch.type().idPath().leaf().name()));
    }
    return write(context, item, pictures, finish);
  }

  private ItemOutcome write(
      RequestContext context, Item item, PictureIntake pictures, UnaryOperator<DataObject> finish) {
    DataObject patch = item.object();
    String id = String.valueOf(patch.id());
    try (Writing writing = new Writing(means.store(), context, pictures, settings.retentionClass())) {
      for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
        Optional<StoredObject> current =
            means.store().read(patch.type(), id).filter(found -> Visibility.sees(context, found.object()));
        if (current.isEmpty()) {
          return new Refused(id, ErrorTexts.of("OV-1904", patch.type().name(), id));
        }
        ItemOutcome outcome = attempt(context, item, current.get(), writing, finish);
        if (outcome != null) {
          return outcome;
        }
      }
    }
    return new Refused(id, ErrorTexts.of("OV-1905", id));
  }

  /// One attempt; null when something else was written meanwhile.
  private @Nullable ItemOutcome attempt(
      RequestContext context, Item item, StoredObject current, Writing writing, UnaryOperator<DataObject> finish) {
    Optional<ErrorText> objection = Visibility.objection(context, current.object());
    if (objection.isPresent()) {
      return new Refused(current.id(), objection.get());
    }
    Assembly assembly = new Assembly(means, context, writing.comparison());
    Assembly.Dismembered parts = dismembered(assembly, current.object(), item);
    if (parts.reason() != null) {
      return new Refused(current.id(), parts.reason());
    }
    DataObject changed = finish.apply(parts.set());
    if (!isUnchanged(changed, current.object(), writing)) {
      assembly.put(changed, current.id(), current.sequence());
    }
    if (assembly.pending().isEmpty()) {
      return new Accepted(current.id(), Effect.UNCHANGED);
    }
    return writing.commit(assembly, "update") ? new Accepted(current.id(), Effect.CHANGED) : null;
  }

  private static Assembly.Dismembered dismembered(Assembly assembly, DataObject current, Item item) {
    DataObject merged = Merging.merged(current, item);
    String id = String.valueOf(current.id());
    List<DataObject> present = new ArrayList<>();
    SetShape.of(current.type()).forEach(members -> present.addAll(assembly.present(members, current)));
    boolean source = Identification.isCapture(current.type());
    Assembly.Frame frame = new Assembly.Frame("", id, id, source, present, true);
    return assembly.dismember(merged, members -> members.in(item.object()) != null, frame);
  }

  /// Whether the record says the same: the same members, the same pictures, the same of everything else.
  private static boolean isUnchanged(DataObject changed, DataObject current, Writing writing) {
    return changed.equals(current)
        || (current.type().attributes().stream().allMatch(attribute -> isAlike(attribute, changed, current))
            && SetShape.of(current.type()).stream()
                .allMatch(members -> members.orNone(changed).equals(members.orNone(current)))
            && writing.comparison().holds(changed, current));
  }

  private static boolean isAlike(Attribute attribute, DataObject changed, DataObject current) {
    return Identification.isSetByServer(attribute)
        ? Objects.equals(changed.value(attribute), current.value(attribute))
        : (changed.value(attribute) == null) == (current.value(attribute) == null);
  }
}
