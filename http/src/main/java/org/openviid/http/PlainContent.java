package org.openviid.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.openviid.codec.DataSink;
import org.openviid.codec.DataTarget;
import org.openviid.schema.Value;
import org.openviid.schema.ViidException;

/// Reads binary content that is a body of its own: Base64 text (RFC 2045), perhaps behind a data URL's
/// prefix, or, against the standard, a JPEG picture as it is.
final class PlainContent {
  private static final int BLOCK = 16 << 10;
  private static final int PEEK = 64;
  private static final String DATA_URL = "data:";

  private PlainContent() {}

  /// Passes the content on.
  ///
  /// @throws ViidException when it is nothing of that
  static Value.Blob read(InputStream body, DataSink sink) {
    DataTarget target = sink.open();
    boolean whole = false;
    try {
      Value.Blob content = copy(decoded(body), target);
      whole = true;
      return content;
    } catch (IOException e) {
      throw new ViidException(e, "OV-2172");
    } finally {
      if (!whole) {
        target.close();
      }
    }
  }

  private static Value.Blob copy(InputStream bytes, DataTarget target) throws IOException {
    byte[] block = new byte[BLOCK];
    boolean empty = true;
    for (int read = bytes.read(block); read >= 0; read = bytes.read(block)) {
      target.write(block, 0, read);
      empty &= read == 0;
    }
    if (empty) {
      throw new ViidException("OV-2171");
    }
    return target.finish();
  }

  private static InputStream decoded(InputStream body) throws IOException {
    PushbackInputStream in = new PushbackInputStream(body, PEEK);
    byte[] head = in.readNBytes(PEEK);
    String text = new String(head, StandardCharsets.ISO_8859_1);
    boolean jpeg = text.startsWith("\u00ff\u00d8");
    int prefix = text.startsWith(DATA_URL) ? text.indexOf(',') + 1 : 0;
    if (!jpeg && !text.substring(prefix).strip().matches("[A-Za-z0-9+/=\\s]*")) {
      throw new ViidException("OV-2173");
    }
    in.unread(head, prefix, head.length - prefix);
    return jpeg ? in : Base64.getMimeDecoder().wrap(in);
  }
}
