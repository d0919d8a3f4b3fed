package org.openviid.codec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Schema;

/// The codec over the real tables, for tests.
final class Codec {
  static final Schema SCHEMA = Schema.load();
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final MessageReader READER = new MessageReader(SCHEMA, Limits.DEFAULT, ZONE);
  static final MessageWriter WRITER = new MessageWriter(SCHEMA);

  private Codec() {}

  static ObjectType type(String name) {
    return SCHEMA.type(name);
  }

  static Message read(String type, String json) {
    return read(type, json, Tolerances.LENIENT);
  }

  static Message read(String type, String json, Tolerances tolerances) {
    return read(type, json.getBytes(StandardCharsets.UTF_8), new MemoryContents(), tolerances);
  }

  static Message read(String type, byte[] json, DataSink sink, Tolerances tolerances) {
    return READER.read(new ByteArrayInputStream(json), type(type), sink, tolerances);
  }

  static String write(DataObject object) {
    return write(object, DataSource.NONE, WriteOptions.everything());
  }

  static String write(DataObject object, DataSource contents, WriteOptions options) {
    return write(Notation.JSON, object, contents, options);
  }

  static String write(Notation notation, DataObject object, DataSource contents, WriteOptions options) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      WRITER.write(notation, out, new MessageWriter.Draft(object, contents, options));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
