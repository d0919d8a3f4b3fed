package org.openviid.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.openviid.schema.TableSource;

/// The tables of the standard, corrected.
final class Tables {
  private Tables() {}

  /// The tables with another text in one of them.
  static TableSource replacing(String table, String text, String other) {
    return replacing(TableSource.builtIn(), table, text, other);
  }

  /// Some tables with another text in one of them.
  static TableSource replacing(TableSource source, String table, String text, String other) {
    return path -> path.equals(table) ? replaced(source.open(path), text, other) : source.open(path);
  }

  private static InputStream replaced(InputStream table, String text, String other) {
    try (table) {
      String content = new String(table.readAllBytes(), StandardCharsets.UTF_8);
      if (!content.contains(text)) {
        throw new AssertionError("the table has no " + text);
      }
      return new ByteArrayInputStream(content.replace(text, other).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
