package org.openviid.store.embedded;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Attribute;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Schema;
import org.openviid.schema.Value;
import org.openviid.store.StoreException;

/// The bytes of an object in the store. Safe for use by any number of threads.
///
/// ```
/// object := type:varint  fields:varint  field*  extras:varint  (name:text value)*
/// field  := (attribute << 4 | tag):varint  content
/// value  := tag:byte  content
/// ```
///
/// Types and attributes are their permanent keys, so that renaming one touches no data. A value whose
/// attribute the tables no longer have is not lost: it is read as an extra named `retired-` and the
/// key, and from then on written under that name. Written with a table that has the key again, entries
/// that were not rewritten meanwhile show the attribute as before.
final class StoredForm {
  private static final int TEXT = 0;
  private static final int WHOLE = 1;
  private static final int REAL = 2;
  private static final int NO = 3;
  private static final int YES = 4;
  private static final int MOMENT = 5;
  private static final int BYTES = 6;
  private static final int BLOB = 7;
  private static final int NESTED = 8;
  private static final int SEQUENCE = 9;

  private static final int TAG_BITS = 4;
  private static final int TAG_MASK = (1 << TAG_BITS) - 1;
  private static final String RETIRED = "retired-";

  private final Map<Integer, Attributes> types = new HashMap<>();

  StoredForm(Schema schema) {
    ObjectType open = ObjectType.open();
    types.put(open.key(), new Attributes(open));
    for (ObjectType type : schema.types()) {
      types.put(type.key(), new Attributes(type));
    }
  }

  /// Appends an object.
  void write(FormWriter out, DataObject object) {
    ObjectType type = object.type();
    out.varint(type.key());
    Attribute[] attributes = attributes(type.key()).ordered;
    int count = 0;
    for (Attribute attribute : attributes) {
      if (object.value(attribute) != null) {
        count++;
      }
    }
    out.varint(count);
    for (Attribute attribute : attributes) {
      Value value = object.value(attribute);
      if (value != null) {
        out.varint((long) attribute.key() << TAG_BITS | tag(value));
        content(out, value);
      }
    }
    Map<String, Value> extras = object.extras();
    out.varint(extras.size());
    if (!extras.isEmpty()) {
      extras.forEach(
          (name, value) -> {
            out.text(name);
            value(out, value);
          });
    }
  }

  private void value(FormWriter out, Value value) {
    out.octet(tag(value));
    content(out, value);
  }

  private static int tag(Value value) {
    return switch (value) {
      case Value.Text _ -> TEXT;
      case Value.Whole _ -> WHOLE;
      case Value.Real _ -> REAL;
      case Value.Flag flag -> flag.yes() ? YES : NO;
      case Value.Moment _ -> MOMENT;
      case Value.Bytes _ -> BYTES;
      case Value.Blob _ -> BLOB;
      case Value.Nested _ -> NESTED;
      case Value.Sequence _ -> SEQUENCE;
    };
  }

  private void content(FormWriter out, Value value) {
    switch (value) {
      case Value.Text text -> out.text(text.text());
      case Value.Whole whole -> out.signed(whole.number());
      case Value.Real real -> out.fixed(Double.doubleToRawLongBits(real.number()));
      case Value.Flag _ -> {}
      case Value.Moment moment -> {
        out.signed(moment.epochMillis());
        out.text(moment.digits());
      }
      case Value.Bytes bytes -> {
        out.varint(bytes.content().length);
        out.raw(bytes.content());
      }
      case Value.Blob blob -> {
        out.varint(blob.id());
        out.varint(blob.length());
      }
      case Value.Nested nested -> write(out, nested.object());
      case Value.Sequence sequence -> {
        out.varint(sequence.values().size());
        for (Value element : sequence.values()) {
          value(out, element);
        }
      }
    }
  }

  /// Reads an object.
  DataObject read(FormReader in) {
    Attributes attributes = attributes((int) in.varint());
    DataObject.Builder builder = DataObject.builder(attributes.type);
    int count = (int) in.varint();
    for (int i = 0; i < count; i++) {
      long head = in.varint();
      int key = (int) (head >>> TAG_BITS);
      Value value = content(in, (int) head & TAG_MASK);
      Attribute attribute = attributes.find(key);
      if (attribute == null) {
        builder.set(RETIRED + key, value);
      } else {
        builder.set(attribute, value);
      }
    }
    int extras = (int) in.varint();
    for (int i = 0; i < extras; i++) {
      extra(builder, attributes.type, in.text(), value(in));
    }
    return builder.build();
  }

  /// An extra becomes an attribute when the tables have learnt its name since.
  private static void extra(DataObject.Builder builder, ObjectType type, String name, Value value) {
    Attribute attribute = type.find(name);
    boolean taken = attribute != null && builder.value(attribute) != null;
    builder.set(taken ? RETIRED + name : name, value);
  }

  private Value value(FormReader in) {
    return content(in, in.octet());
  }

  private Value content(FormReader in, int tag) {
    return switch (tag) {
      case TEXT -> new Value.Text(in.text());
      case WHOLE -> new Value.Whole(in.signed());
      case REAL -> new Value.Real(Double.longBitsToDouble(in.fixed()));
      case NO -> new Value.Flag(false);
      case YES -> new Value.Flag(true);
      case MOMENT -> new Value.Moment(in.signed(), in.text());
      case BYTES -> new Value.Bytes(in.raw());
      case BLOB -> new Value.Blob(in.varint(), in.varint());
      case NESTED -> new Value.Nested(read(in));
      case SEQUENCE -> sequence(in);
      default -> throw new IndexOutOfBoundsException("a value of unknown form " + tag);
    };
  }

  private Value sequence(FormReader in) {
    int count = in.length();
    List<Value> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(value(in));
    }
    return new Value.Sequence(values);
  }

  private Attributes attributes(int key) {
    Attributes found = types.get(key);
    if (found == null) {
      throw new StoreException("OV-1650", key);
    }
    return found;
  }

  /// The attributes of a type in the two ways that the loops above need them.
  private static final class Attributes {
    private static final int DENSE = 4096;
    private final ObjectType type;
    private final Attribute[] ordered;
    private final @Nullable Attribute[] byKey;

    Attributes(ObjectType type) {
      this.type = type;
      ordered = type.attributes().toArray(new Attribute[0]);
      int last = 0;
      for (Attribute attribute : ordered) {
        last = attribute.key() < DENSE ? Math.max(last, attribute.key()) : last;
      }
      byKey = new @Nullable Attribute[last + 1];
      for (Attribute attribute : ordered) {
        if (attribute.key() <= last) {
          byKey[attribute.key()] = attribute;
        }
      }
    }

    @Nullable Attribute find(int key) {
      return key < byKey.length ? byKey[key] : type.find(key);
    }
  }
}
