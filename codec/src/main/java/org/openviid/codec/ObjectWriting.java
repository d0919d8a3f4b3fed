package org.openviid.codec;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Attribute;
import org.openviid.schema.AttributePath;
import org.openviid.schema.CodeList;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.TypeKind;
import org.openviid.schema.Value;
import org.openviid.schema.ValueKind;

/// Writes objects with everything in them. Used by one thread, for one message.
final class ObjectWriting {
  private final Map<ObjectType, WritePlan> plans;
  private final JsonBytes json;
  private final DataSource contents;
  private final WriteOptions options;
  private final @Nullable CodeList codesAsText;
  private final int forbidden;
  private final int required;

  ObjectWriting(
      Map<ObjectType, WritePlan> plans,
      JsonBytes json,
      DataSource contents,
      WriteOptions options,
      @Nullable CodeList codesAsText) {
    this.plans = plans;
    this.json = json;
    this.contents = contents;
    this.options = options;
    this.codesAsText = codesAsText;
    this.forbidden = WritePlan.forbidden(options);
    this.required = WritePlan.required(options);
  }

  /// Writes the outermost object; of a list, the wanted fields are those of its elements.
  void outermost(DataObject object) throws IOException {
    object(object, options.fields().isEmpty() ? Selection.ALL : selection(object.type()));
  }

  private Selection selection(ObjectType type) {
    if (type.kind() == TypeKind.LIST) {
      return Selection.ofList(type, this::selection);
    }
    List<AttributePath> paths = new ArrayList<>(options.fields());
    paths.add(type.idPath());
    return Selection.of(paths);
  }

  void object(DataObject object, Selection wanted) throws IOException {
    json.mark('{');
    boolean first = true;
    WritePlan plan = plans.get(object.type());
    if (plan != null) {
      first = attributes(object, plan, wanted);
    }
    if (wanted.isWhole()) {
      extras(object, first);
    }
    json.mark('}');
  }

  private boolean attributes(DataObject object, WritePlan plan, Selection wanted) throws IOException {
    boolean first = true;
    List<Attribute> attributes = plan.attributes();
    for (int i = 0; i < attributes.size(); i++) {
      Attribute attribute = attributes.get(i);
      @Nullable Value value = object.value(attribute);
      @Nullable Selection part = value == null ? null : wanted.of(attribute);
      if (value != null && part != null && plan.admits(i, forbidden, required)) {
        first &= !member(attribute, value, plan.name(i), first, part);
      }
    }
    return first;
  }

  /// Writes one attribute.
  ///
  /// @return whether there was anything to write
  private boolean member(Attribute attribute, Value value, byte[] name, boolean first, Selection wanted)
      throws IOException {
    if (value instanceof Value.Blob blob) {
      return content(blob, name, first);
    }
    if (!first) {
      json.mark(',');
    }
    json.raw(name);
    switch (attribute.kind()) {
      case TEXT, CODE -> asText(value);
      case INTCODE -> {
        if (attribute.codes() == codesAsText && codesAsText != null) {
          asText(value);
        } else {
          value(value, wanted, true);
        }
      }
      case INT, DOUBLE, TIME, DATA, OBJECT, LIST, TEXTS -> value(value, wanted, true);
      case FLAG -> flag(value);
    }
    return true;
  }

  private boolean content(Value.Blob blob, byte[] name, boolean first) throws IOException {
    Optional<InputStream> opened = contents.open(blob);
    if (opened.isEmpty()) {
      return false;
    }
    try (InputStream content = opened.get()) {
      if (!first) {
        json.mark(',');
      }
      json.raw(name);
      json.content(content, blob.length());
    }
    return true;
  }

  /// A content where something has to be written: an empty text stands for one that is gone.
  private void content(Value.Blob blob) throws IOException {
    Optional<InputStream> opened = contents.open(blob);
    if (opened.isEmpty()) {
      json.text("");
      return;
    }
    try (InputStream content = opened.get()) {
      json.content(content, blob.length());
    }
  }

  private void asText(Value value) throws IOException {
    if (value instanceof Value.Whole whole) {
      json.text(Long.toString(whole.number()));
    } else {
      value(value, Selection.ALL, true);
    }
  }

  private void flag(Value value) throws IOException {
    if (value instanceof Value.Flag flag) {
      json.text(flag.yes() ? "1" : "0");
    } else {
      asText(value);
    }
  }

  private void value(Value value, Selection wanted, boolean known) throws IOException {
    switch (value) {
      case Value.Text text -> json.text(text.text());
      case Value.Whole whole -> json.whole(whole.number());
      case Value.Real real -> json.real(real.number(), known);
      case Value.Flag flag -> json.flag(flag.yes());
      case Value.Moment moment -> json.text(moment.digits());
      case Value.Bytes bytes -> json.content(bytes.content());
      case Value.Nested nested -> object(nested.object(), wanted);
      case Value.Sequence sequence -> sequence(sequence, wanted, known);
      case Value.Blob blob -> content(blob);
    }
  }

  private void sequence(Value.Sequence sequence, Selection wanted, boolean known) throws IOException {
    json.mark('[');
    boolean first = true;
    for (Value element : sequence.values()) {
      if (!first) {
        json.mark(',');
      }
      first = false;
      value(element, wanted, known);
    }
    json.mark(']');
  }

  private void extras(DataObject object, boolean none) throws IOException {
    boolean first = none;
    for (Map.Entry<String, Value> extra : object.extras().entrySet()) {
      if (!first) {
        json.mark(',');
      }
      first = false;
      json.text(extra.getKey());
      json.mark(':');
      value(extra.getValue(), Selection.ALL, false);
    }
  }
}
