package org.openviid.engine;

import org.openviid.codec.DataTarget;
import org.openviid.codec.Item;
import org.openviid.schema.DataObject;
import org.openviid.schema.PictureRules;
import org.openviid.schema.Value;

/// Puts pictures that came within their objects, because they are small, to the others: then they have
/// addresses too, and their bytes are gone when they are deleted.
///
/// @param rules where objects hold pictures
record SmallPictures(PictureRules rules) {
  /// The element with its pictures among those of the request.
  Item moved(Item item, PictureIntake pictures) {
    if (!rules.mayHold(item.object().type())) {
      return item;
    }
    DataObject moved = rules.mapped(item.object(), each -> moved(each, pictures));
    return new Item(item.index(), moved, item.problems(), item.deviations(), item.cleared());
  }

  private DataObject moved(DataObject object, PictureIntake pictures) {
    PictureRules.Place place = rules.place(object.type());
    if (place == null || !(object.value(place.data()) instanceof Value.Bytes bytes)) {
      return object;
    }
    DataTarget target = pictures.open();
    target.write(bytes.content(), 0, bytes.content().length);
    return object.toBuilder().set(place.data(), target.finish()).build();
  }
}
