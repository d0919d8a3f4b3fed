package org.openviid.engine;

import static org.openviid.engine.Library.CAMERA;
import static org.openviid.engine.Library.SCHEMA;

import java.util.Arrays;
import java.util.List;
import org.openviid.codec.DataTarget;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Value;

/// Images, events and what may be in them, for tests.
final class SetObjects {
  static final ObjectType IMAGE = SCHEMA.type("Image");
  static final ObjectType CASE = SCHEMA.type("Case");
  static final ObjectType PERSON = SCHEMA.type("Person");

  private SetObjects() {}

  static String imageId(int serial) {
    return CAMERA + "0220260501080000" + "%05d".formatted(serial);
  }

  static String caseId(int serial) {
    return "330106000000" + "20260501080000" + "%04d".formatted(serial);
  }

  static String personId(int image, int serial) {
    return imageId(image) + "01" + "%05d".formatted(serial);
  }

  /// An image that says something of itself.
  static DataObject.Builder image(int serial, String title) {
    DataObject info =
        DataObject.builder(SCHEMA.type("ImageInfo"))
            .set("ImageID", imageId(serial))
            .set("DeviceID", CAMERA)
            .set("Title", title)
            .build();
    return DataObject.builder(IMAGE).set("ImageInfo", new Value.Nested(info));
  }

  /// An event that says something of itself.
  static DataObject.Builder event(int serial, String title) {
    DataObject info =
        DataObject.builder(SCHEMA.type("CaseInfo")).set("CaseID", caseId(serial)).set("CaseName", title).build();
    return DataObject.builder(CASE).set("CaseInfo", new Value.Nested(info));
  }

  /// A person without an identifier.
  static DataObject.Builder stranger(String name) {
    return DataObject.builder(PERSON).set("DeviceID", CAMERA).set("Name", name);
  }

  static DataObject.Builder person(int image, int serial, String name) {
    return stranger(name).set("PersonID", personId(image, serial));
  }

  /// A person of whom nothing but the identifier is said.
  static DataObject reference(String id) {
    return DataObject.builder(PERSON).set("PersonID", id).build();
  }

  /// The set with a list of members, such as `PersonList`.
  static DataObject with(DataObject.Builder set, String list, DataObject... members) {
    DataObject bare = set.build();
    SetShape.Members found =
        SetShape.of(bare.type()).stream().filter(each -> each.list().name().equals(list)).findFirst().orElseThrow();
    return bare.toBuilder().set(list, found.with(bare, Arrays.asList(members))).build();
  }

  /// The members that a set has in a list.
  static List<DataObject> members(DataObject set, String list) {
    return SetShape.of(set.type()).stream()
        .filter(each -> each.list().name().equals(list))
        .findFirst()
        .orElseThrow()
        .orNone(set);
  }

  /// A picture that is put into the intake.
  static Value.Blob picture(PictureIntake intake, int seed, int length) {
    byte[] bytes = new byte[length];
    new java.util.Random(seed).nextBytes(bytes);
    DataTarget target = intake.open();
    target.write(bytes, 0, bytes.length);
    return target.finish();
  }

  /// A person with a picture among its sub-images.
  static DataObject.Builder pictured(DataObject.Builder person, Value.Blob picture) {
    DataObject subImage =
        DataObject.builder(SCHEMA.type("SubImageInfo")).set("Type", "10").set("Data", picture).build();
    DataObject list =
        DataObject.builder(SCHEMA.type("SubImageList"))
            .set("SubImageInfoObject", new Value.Sequence(List.of(new Value.Nested(subImage))))
            .build();
    return person.set("SubImageList", new Value.Nested(list));
  }
}
