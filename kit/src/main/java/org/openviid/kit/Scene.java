package org.openviid.kit;

import java.time.LocalDateTime;
import java.util.List;

/// What a camera sees at one moment. Drawing it and telling of it start from the same description, so
/// that a record cannot contradict its picture.
///
/// @param view where the camera stands
/// @param time the local time, which is also how light it is
/// @param captured what the camera reports, not hidden by anything
/// @param passing what else moves in the picture, further away
record Scene(View view, LocalDateTime time, List<SceneItem> captured, List<SceneItem> passing) {
  /// Copies the lists.
  Scene {
    captured = List.copyOf(captured);
    passing = List.copyOf(passing);
  }
}
