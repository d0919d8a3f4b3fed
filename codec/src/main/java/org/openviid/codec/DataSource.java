package org.openviid.codec;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.openviid.schema.Value;

/// Gives back the large binary contents that objects refer to.
@FunctionalInterface
public interface DataSource {
  /// For objects that refer to nothing: everything is gone.
  DataSource NONE = blob -> Optional.empty();

  /// Opens a content; the writer closes the stream.
  ///
  /// @return its bytes, or empty when it is gone for good: the attribute is then left out
  /// @throws IOException when it cannot be read now; the message being written is broken off
  Optional<InputStream> open(Value.Blob blob) throws IOException;
}
