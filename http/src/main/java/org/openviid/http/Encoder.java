package org.openviid.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Base64;
import org.openviid.codec.DataSource;
import org.openviid.codec.MessageWriter;
import org.openviid.codec.Notation;

/// Turns replies into bytes. Safe for use by any number of threads.
final class Encoder {
  private final MessageWriter writer;
  private final DataSource pictures;

  Encoder(MessageWriter writer, DataSource pictures) {
    this.writer = writer;
    this.pictures = pictures;
  }

  /// Writes a whole reply.
  ///
  /// @param notation of messages; contents have only one form
  /// @throws IOException when the caller is gone or a picture cannot be read
  void write(OutputStream out, Reply reply, Notation notation) throws IOException {
    switch (reply) {
      case Reply.Message message -> writer.write(
              notation, out, new MessageWriter.Draft(message.message(), pictures, message.options()));
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
