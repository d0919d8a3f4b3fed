package org.openviid.engine;

import org.openviid.peers.RequestContext;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;

/// How stored objects are shown to a peer.
///
/// @param generations in the words of its generation
/// @param scenes with the picture of their scene
record Showing(Generations generations, ScenePictures scenes) {
  /// An object as the peer sees it.
  ///
  /// @param as the type it asked for
  DataObject shown(RequestContext context, DataObject object, ObjectType as) {
    return scenes.completed(context, generations.shown(context, object, as));
  }
}
