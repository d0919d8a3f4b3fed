package org.openviid.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Base64;
import org.openviid.codec.DataSource;
import org.openviid.codec.JsonWriter;

/// Turns replies into bytes. Safe for use by any number of threads.
final class Encoder {
  private final JsonWriter json;
  private final DataSource pictures;

  Encoder(JsonWriter json, DataSource pictures) {
    this.json = json;
    this.pictures = pictures;
  }

  /// Writes a whole reply.
  ///
  /// @throws IOException when the caller is gone or a picture cannot be read
  void write(OutputStream out, Reply reply) throws IOException {
    switch (reply) {
      case Reply.Message message -> json.write(out, message.message(), pictures, message.options());
      case Reply.Content content -> {
        try (InputStream in = content.content();
            OutputStream text = Base64.getEncoder().wrap(unclosed(out))) {
          in.transferTo(text);
        }
      }
    }
  }

  /// The end of the text is not the end of the answer.
  private static OutputStream unclosed(OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
      }

      @Override
      public void close() {}
    };
  }
}
