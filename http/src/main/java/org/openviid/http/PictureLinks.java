package org.openviid.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openviid.peers.PictureOut;
import org.openviid.peers.Setting;
import org.openviid.schema.DataObject;
import org.openviid.schema.PictureRules;
import org.openviid.schema.Value;

/// Puts addresses into objects where their receiver wants pictures as addresses, and the address of the main
/// picture where it is missing. Immutable.
final class PictureLinks {
  private final PictureRules rules;
  private final PictureUrls urls;
  private final String base;

  /// @param base what stands before the paths, such as `http://192.0.2.10:8400`; empty to take the address
  ///     that the receiver itself has used
  PictureLinks(PictureRules rules, PictureUrls urls, String base) {
    this.rules = rules;
    this.urls = urls;
    this.base = base;
  }

  /// The object as it is sent.
  DataObject linked(Asker asker, DataObject object) {
    String front = !rules.mayHold(object.type()) ? "" : base.isEmpty() ? asker.front().get() : base;
    if (front.isEmpty()) {
      return object;
    }
    PictureOut out = asker.settings().of(Setting.PICTURE_OUT);
    Linking linking = new Linking(out, asker.settings().of(Setting.PICTURE_SECONDS), front);
    return out == PictureOut.DATA ? linking.withMain(object) : linking.linked(object);
  }

  /// For one receiver.
  private final class Linking {
    private final PictureOut out;
    private final long seconds;
    private final String front;

    Linking(PictureOut out, long seconds, String front) {
      this.out = out;
      this.seconds = seconds;
      this.front = front;
    }

    DataObject linked(DataObject object) {
      return rules.mapped(object, each -> withMain(placed(each)));
    }

    private DataObject placed(DataObject object) {
      PictureRules.Place place = rules.place(object.type());
      if (place == null || !(object.value(place.data()) instanceof Value.Blob blob)) {
        return object;
      }
      DataObject addressed = place.address().with(object, address(blob));
      return out == PictureOut.BOTH ? addressed : addressed.toBuilder().set(place.data(), null).build();
    }

    private Value.Text address(Value.Blob blob) {
      return new Value.Text(front + urls.path(blob, seconds));
    }

    DataObject withMain(DataObject object) {
      PictureRules.Main main = rules.main(object.type());
      if (main == null || object.value(main.address()) != null) {
        return object;
      }
      Value address = mainAddress(object, main);
      return address == null ? object : object.toBuilder().set(main.address(), address).build();
    }

    private @Nullable Value mainAddress(DataObject object, PictureRules.Main main) {
      List<DataObject> pictures = new ArrayList<>();
      main.pictures().forEach(object, each -> {
        if (each instanceof Value.Nested nested) {
          pictures.add(nested.object());
        }
      });
      for (String kind : main.kinds()) {
        for (DataObject picture : pictures) {
          Value address = new Value.Text(kind).equals(picture.value(main.kind())) ? address(picture) : null;
          if (address != null) {
            return address;
          }
        }
      }
      return null;
    }

    private @Nullable Value address(DataObject picture) {
      PictureRules.Place place = rules.place(picture.type());
      if (place == null) {
        return null;
      }
      Value given = place.address().first(picture);
      return given == null && picture.value(place.data()) instanceof Value.Blob blob ? address(blob) : given;
    }
  }
}
