package org.openviid.schema;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// The tables that come with the software, but for a few changes.
final class ChangedTables implements TableSource {
  private final Map<String, UnaryOperator<String>> changes = new HashMap<>();

  static ChangedTables none() {
    return new ChangedTables();
  }

  /// Replaces a text that has to occur in the table.
  ChangedTables with(String path, String old, String replacement) {
    changes.merge(
        path,
        text -> {
          if (!text.contains(old)) {
            throw new IllegalArgumentException(path + " does not contain " + old);
          }
          return text.replace(old, replacement);
        },
        (first, second) -> text -> second.apply(first.apply(text)));
    return this;
  }

  @Override
  public ByteArrayInputStream open(String path) {
    try (var in = TableSource.builtIn().open(path)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String changed = changes.getOrDefault(path, UnaryOperator.identity()).apply(text);
      return new ByteArrayInputStream(changed.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
