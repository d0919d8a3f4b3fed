package org.openviid.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openviid.peers.RequestContext;
import org.openviid.schema.Attribute;
import org.openviid.schema.AttributePath;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.PictureRules;
import org.openviid.schema.Value;
import org.openviid.store.ObjectStore;
import org.openviid.store.StoredObject;

/// Lends objects the picture of their scene: a face without one of type 14 takes that of the image that its
/// SourceID names, if the peer may see it. Immutable.
final class ScenePictures {
  private final ObjectStore store;
  private final PictureRules rules;

  ScenePictures(ObjectStore store, PictureRules rules) {
    this.store = store;
    this.rules = rules;
  }

  /// The object as it is shown.
  DataObject completed(RequestContext context, DataObject object) {
    PictureRules.Scene scene = rules.scene(object.type());
    if (scene == null
        || !(scene.source().first(object) instanceof Value.Text source)
        || hasScene(object, scene)
        || !context.peer().mayRead(scene.image())) {
      return object;
    }
    return store
        .read(scene.image(), source.text())
        .map(StoredObject::object)
        .filter(image -> Visibility.sees(context, image))
        .flatMap(image -> picture(image, scene))
        .map(picture -> with(object, scene, picture))
        .orElse(object);
  }

  private static boolean hasScene(DataObject object, PictureRules.Scene scene) {
    List<Attribute> kind = new ArrayList<>(scene.pictures().steps());
    kind.add(scene.kind());
    boolean[] found = new boolean[1];
    new AttributePath(kind).forEach(object, value -> found[0] |= value.equals(new Value.Text(scene.scene())));
    return found[0];
  }

  /// The image as one picture among others; empty when it has none.
  private Optional<DataObject> picture(DataObject image, PictureRules.Scene scene) {
    PictureRules.Place from = rules.place(image.type());
    ObjectType type = scene.pictures().leaf().target();
    PictureRules.Place to = rules.place(type);
    Value data = from == null ? null : image.value(from.data());
    if (to == null || data == null) {
      return Optional.empty();
    }
    DataObject.Builder picture = DataObject.builder(type);
    DataObject info = information(image);
    for (Attribute attribute : type.attributes()) {
      Attribute same = info == null ? null : info.type().find(attribute.name());
      if (info != null && same != null && same.kind() == attribute.kind()) {
        picture.set(attribute, info.value(same));
      }
    }
    picture.set(scene.kind(), new Value.Text(scene.scene()));
    return Optional.of(picture.set(to.data(), data).build());
  }

  private static @Nullable DataObject information(DataObject image) {
    Attribute first = image.type().idPath().steps().getFirst();
    return image.value(first) instanceof Value.Nested nested ? nested.object() : null;
  }

  private static DataObject with(DataObject object, PictureRules.Scene scene, DataObject picture) {
    DataObject.Builder completed = object.toBuilder();
    Spots.put(completed, scene.pictures(), new Value.Sequence(List.of(new Value.Nested(picture))));
    return completed.build();
  }
}
