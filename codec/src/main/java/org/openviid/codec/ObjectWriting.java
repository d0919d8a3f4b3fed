package org.openviid.codec;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private final MessageOutput out;
  private final DataSource contents;
  private final WriteOptions options;
  private final @Nullable CodeList codesAsText;
  private final int forbidden;
  private final int required;

  ObjectWriting(
      Map<ObjectType, WritePlan> plans,
      MessageOutput out,
      DataSource contents,
      WriteOptions options,
      @Nullable CodeList codesAsText) {
    this.plans = plans;
    this.out = out;
    this.contents = contents;
    this.options = options;
    this.codesAsText = codesAsText;
    this.forbidden = WritePlan.forbidden(options);
    this.required = WritePlan.required(options);
  }

  /// Writes a message; of a list, the wanted fields are those of its elements.
  void message(DataObject object) throws IOException {
    MemberName root = Objects.requireNonNull(plans.get(object.type())).root();
    out.message(root);
    object(object, options.fields().isEmpty() ? Selection.ALL : selection(object.type()));
    out.endMessage(root);
  }

  private Selection selection(ObjectType type) {
    if (type.kind() == TypeKind.LIST) {
      return Selection.ofList(type, this::selection);
    }
    List<AttributePath> paths = new ArrayList<>(options.fields());
    paths.add(type.idPath());
    return Selection.of(paths);
  }

  private void object(DataObject object, Selection wanted) throws IOException {
    out.object();
    WritePlan plan = plans.get(object.type());
    if (plan != null) {
      attributes(object, plan, wanted);
    }
    if (wanted.isWhole()) {
      for (Map.Entry<String, Value> extra : object.extras().entrySet()) {
        member(MemberName.foreign(extra.getKey()), extra.getValue(), Selection.ALL, false);
      }
    }
    out.endObject();
  }

  private void attributes(DataObject object, WritePlan plan, Selection wanted) throws IOException {
    List<Attribute> attributes = plan.attributes();
    for (int i = 0; i < attributes.size(); i++) {
      Attribute attribute = attributes.get(i);
      @Nullable Value value = object.value(attribute);
      @Nullable Selection part = value == null ? null : wanted.of(attribute);
      if (value != null && part != null && plan.admits(i, forbidden, required)) {
        attribute(attribute, value, plan.name(i), part);
      }
    }
  }

  private void attribute(Attribute attribute, Value value, MemberName name, Selection wanted)
      throws IOException {
    if (value instanceof Value.Blob blob) {
      content(blob, name);
      return;
    }
    switch (attribute.kind()) {
      case TEXT, CODE -> asText(name, value);
      case INTCODE -> {
        if (attribute.codes() == codesAsText && codesAsText != null) {
          asText(name, value);
        } else {
          member(name, value, wanted, true);
        }
      }
      case INT, DOUBLE, TIME, DATA, OBJECT, LIST, TEXTS -> member(name, value, wanted, true);
      case FLAG -> flag(name, value);
    }
  }

  /// Writes a content unless it is gone.
  private void content(Value.Blob blob, MemberName name) throws IOException {
    Optional<InputStream> opened = contents.open(blob);
    if (opened.isPresent()) {
      try (InputStream content = opened.get()) {
        out.member(name);
        out.content(content, blob.length());
        out.endMember(name);
      }
    }
  }

  private void asText(MemberName name, Value value) throws IOException {
    if (value instanceof Value.Whole whole) {
      text(name, Long.toString(whole.number()));
    } else {
      member(name, value, Selection.ALL, true);
    }
  }

  private void flag(MemberName name, Value value) throws IOException {
    if (value instanceof Value.Flag flag) {
      text(name, flag.yes() ? "1" : "0");
    } else {
      asText(name, value);
    }
  }

  private void text(MemberName name, String text) throws IOException {
    out.member(name);
    out.text(text);
    out.endMember(name);
  }

  private void member(MemberName name, Value value, Selection wanted, boolean known) throws IOException {
    if (value instanceof Value.Sequence sequence) {
      out.list(name);
      elements(name, sequence, wanted, known);
      out.endList();
    } else {
      out.member(name);
      value(value, wanted, known);
      out.endMember(name);
    }
  }

  private void elements(MemberName name, Value.Sequence sequence, Selection wanted, boolean known)
      throws IOException {
    for (Value element : sequence.values()) {
      if (element instanceof Value.Sequence inner) {
        out.innerList(name);
        elements(name, inner, wanted, known);
        out.endInnerList(name);
      } else {
        out.element(name);
        value(element, wanted, known);
        out.endElement(name);
      }
    }
  }

  private void value(Value value, Selection wanted, boolean known) throws IOException {
    switch (value) {
      case Value.Text text -> out.text(text.text());
      case Value.Whole whole -> out.whole(whole.number());
      case Value.Real real -> out.real(real.number(), known);
      case Value.Flag flag -> out.flag(flag.yes());
      case Value.Moment moment -> out.text(moment.digits());
      case Value.Bytes bytes -> out.content(bytes.content());
      case Value.Nested nested -> object(nested.object(), wanted);
      case Value.Sequence sequence -> throw new IllegalStateException("lists are written as members");
      case Value.Blob blob -> content(blob);
    }
  }

  /// A content where something has to be written: an empty text stands for one that is gone.
  private void content(Value.Blob blob) throws IOException {
    Optional<InputStream> opened = contents.open(blob);
    if (opened.isEmpty()) {
      out.text("");
      return;
    }
    try (InputStream content = opened.get()) {
      out.content(content, blob.length());
    }
  }
}
