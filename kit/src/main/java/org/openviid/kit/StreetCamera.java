package org.openviid.kit;

import java.awt.geom.Rectangle2D;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openviid.kit.PicturePlan.Part;
import org.openviid.schema.Attribute;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Schema;
import org.openviid.schema.Value;
import org.openviid.schema.ValueKind;

/// A camera at a generated street. It tells of what passes in records with pictures, and every
/// attribute of a record agrees with its pictures. The same settings and times give the same records.
/// Not safe for use by several threads.
public final class StreetCamera {
  private static final int STAY_SECONDS = 2;

  private final Schema schema;
  private final CameraSettings settings;
  private final CaptureNumbers numbers;
  private final SceneGenerator generator;
  private final Photographer photographer;
  private final List<PicturePlan> plans = PicturePlan.all();
  private final Map<ObjectType, RecordTemplate> templates = new LinkedHashMap<>();

  /// A camera.
  public StreetCamera(Schema schema, CameraSettings settings) {
    this.schema = schema;
    this.settings = settings;
    this.numbers = new CaptureNumbers(settings.device(), schema.type("ImageInfo"));
    this.generator = new SceneGenerator(settings.view(), settings.area(), settings.seed());
    this.photographer = new Photographer(settings.seed(), settings.device());
  }

  /// The settings.
  public CameraSettings settings() {
    return settings;
  }

  /// What the camera tells of the next moment: objects of one type after those of the other.
  public List<DataObject> capture(Instant at) {
    LocalDateTime time = LocalDateTime.ofInstant(at, settings.zone()).withNano(0);
    Scene scene = generator.next(time);
    Photographer.Roll roll = photographer.expose(scene);
    String source = numbers.picture(time);
    List<DataObject> records = new ArrayList<>();
    for (SceneItem item : scene.captured()) {
      for (String target : targets(item)) {
        records.add(record(new Sight(roll, item, schema.type(target), source)));
      }
    }
    records.sort((a, b) -> Integer.compare(a.type().key(), b.type().key()));
    return records;
  }

  /// What the device says of itself.
  ///
  /// @param address where it is reached
  /// @param port where it is reached
  public DataObject describe(String address, int port) {
    Province province = Province.of(settings.area());
    ResourceTable.Row view =
        ResourceTable.open("views.csv").rows().stream()
            .filter(row -> row.text("view").equals(settings.view().name()))
            .findFirst()
            .orElseThrow();
    Facts facts =
        place()
            .set("name", settings.name())
            .set("address", address)
            .set("port", port)
            .set("longitude", province.longitude())
            .set("latitude", province.latitude())
            .set("function", view.text("function"))
            .set("watches", view.text("watches"));
    return template(schema.type("APE")).fill(facts, Map.of());
  }

  private List<String> targets(SceneItem item) {
    String kind = SceneFacts.kind(item);
    return plans.stream()
        .filter(plan -> plan.item().equals(kind))
        .map(PicturePlan::target)
        .distinct()
        .filter(target -> schema.type(target).profiles().contains(settings.profile()))
        .toList();
  }

  private record Sight(Photographer.Roll roll, SceneItem item, ObjectType type, String source) {
    private LocalDateTime time() {
      return roll.scene().time();
    }
  }

  private DataObject record(Sight sight) {
    String id = numbers.content(sight.type(), sight.source());
    List<PicturePlan> wanted = plans(sight);
    Part reported = wanted.getLast().part() == Part.HEAD ? Part.HEAD : Part.BODY;
    Rectangle2D box = sight.roll().box(sight.item(), reported);
    Facts facts =
        place()
            .with(SceneFacts.of(sight.item()))
            .set("id", id)
            .set("source", sight.source())
            .set("url", "pictures/" + id)
            .set("time", sight.time().format(RecordTemplate.DIGITS))
            .set("gone", sight.time().plusSeconds(STAY_SECONDS).format(RecordTemplate.DIGITS))
            .set("others", sight.roll().scene().captured().size() - 1)
            .set("left", (int) box.getMinX())
            .set("top", (int) box.getMinY())
            .set("right", (int) Math.ceil(box.getMaxX()))
            .set("bottom", (int) Math.ceil(box.getMaxY()));
    return template(sight.type()).fill(facts, Map.of("pictures", pictures(sight, wanted, facts)));
  }

  private List<PicturePlan> plans(Sight sight) {
    String kind = SceneFacts.kind(sight.item());
    return plans.stream()
        .filter(plan -> plan.item().equals(kind) && plan.target().equals(sight.type().name()))
        .toList();
  }

  private Facts place() {
    return new Facts()
        .set("device", settings.device())
        .set("point", settings.point())
        .set("area", settings.area())
        .set("road", settings.road())
        .set("direction", settings.direction());
  }

  private Value pictures(Sight sight, List<PicturePlan> wanted, Facts about) {
    ObjectType list = template(sight.type()).special("pictures").target();
    Attribute elements = nesting(list);
    List<Value> values = new ArrayList<>();
    for (PicturePlan plan : wanted) {
      values.add(new Value.Nested(picture(sight, plan, elements.target(), about)));
    }
    return new Value.Nested(DataObject.builder(list).set(elements, new Value.Sequence(values)).build());
  }

  private DataObject picture(Sight sight, PicturePlan plan, ObjectType type, Facts about) {
    Photographer.Shot shot = sight.roll().shoot(sight.item(), plan);
    boolean whole = plan.part() == Part.SCENE;
    Facts facts =
        new Facts()
            .with(about)
            .set("image", whole ? sight.source() : numbers.picture(sight.time()))
            .set("origin", whole ? "" : sight.source())
            .set("event", plan.eventCode())
            .set("type", plan.typeCode())
            .set("path", about.fill("{url}").orElseThrow() + "/" + plan.part().fileName())
            .set("width", shot.width())
            .set("height", shot.height())
            .set("size", shot.jpeg().length);
    return template(type).fill(facts, Map.of("data", new Value.Bytes(shot.jpeg())));
  }

  private static Attribute nesting(ObjectType list) {
    return list.attributes().stream().filter(a -> a.kind() == ValueKind.LIST).findFirst().orElseThrow();
  }

  private RecordTemplate template(ObjectType type) {
    return templates.computeIfAbsent(type, t -> new RecordTemplate(t, settings.zone()));
  }
}
