package org.openviid.schema;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One object of the standard: a type, a value for some of its attributes, and whatever else the
/// sender put in. Immutable, and safe to share between threads.
public final class DataObject {
  private final ObjectType type;
  private final @Nullable Value[] values;
  private final Map<String, Value> extras;

  private DataObject(ObjectType type, @Nullable Value[] values, Map<String, Value> extras) {
    this.type = type;
    this.values = values;
    this.extras = extras;
  }

  /// An empty object under construction.
  public static Builder builder(ObjectType type) {
    return new Builder(type, new @Nullable Value[type.attributes().size()], new LinkedHashMap<>());
  }

  /// The type.
  public ObjectType type() {
    return type;
  }

  /// The value of an attribute of this object's type, or null when it is absent.
  public @Nullable Value value(Attribute attribute) {
    return values[attribute.ordinal()];
  }

  /// The value of the attribute of that wire name, or null when it is absent or unknown.
  public @Nullable Value value(String name) {
    Attribute attribute = type.find(name);
    return attribute == null ? extras.get(name) : value(attribute);
  }

  /// The text of the attribute of that name, or null when it is absent or not text.
  public @Nullable String text(String name) {
    return value(name) instanceof Value.Text text ? text.text() : null;
  }

  /// The identifier, or null when it is absent.
  public @Nullable String id() {
    return type.idPath().first(this) instanceof Value.Text text ? text.text() : null;
  }

  /// Attributes that the tables do not know, by wire name, in the order they came. Unmodifiable.
  public Map<String, Value> extras() {
    return extras;
  }

  /// A copy under construction.
  public Builder toBuilder() {
    return new Builder(type, values.clone(), new LinkedHashMap<>(extras));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DataObject that
        && type == that.type
        && Arrays.equals(values, that.values)
        && extras.equals(that.extras);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(values) + extras.hashCode();
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(type.name()).append('{');
    for (Attribute attribute : type.attributes()) {
      if (value(attribute) != null) {
        boolean shown = attribute.sensitivity() == Sensitivity.NONE;
        out.append(attribute.name()).append('=').append(shown ? value(attribute) : "…").append(' ');
      }
    }
    return out.append(extras.keySet()).append('}').toString();
  }

  /// Collects the values of one object. Not safe for use by several threads, and used up by [#build].
  public static final class Builder {
    private final ObjectType type;
    private final @Nullable Value[] values;
    private final Map<String, Value> extras;

    private Builder(ObjectType type, @Nullable Value[] values, Map<String, Value> extras) {
      this.type = type;
      this.values = values;
      this.extras = extras;
    }

    /// Sets or, with null, clears an attribute of the type.
    public Builder set(Attribute attribute, @Nullable Value value) {
      values[attribute.ordinal()] = value;
      return this;
    }

    /// Sets or, with null, clears the attribute of that wire name; a name that the tables do not know
    /// becomes an extra.
    public Builder set(String name, @Nullable Value value) {
      Attribute attribute = type.find(name);
      if (attribute != null) {
        return set(attribute, value);
      }
      if (value == null) {
        extras.remove(name);
      } else {
        extras.put(name, value);
      }
      return this;
    }

    /// Sets the attribute of that wire name to a text.
    public Builder set(String name, String text) {
      return set(name, new Value.Text(text));
    }

    /// Sets the attribute of that wire name to a whole number.
    public Builder set(String name, long number) {
      return set(name, new Value.Whole(number));
    }

    /// Clears the attribute or extra of that wire name.
    public Builder clear(String name) {
      @Nullable Value nothing = null;
      return set(name, nothing);
    }

    /// The value set so far, or null.
    public @Nullable Value value(Attribute attribute) {
      return values[attribute.ordinal()];
    }

    /// The finished object.
    public DataObject build() {
      return new DataObject(
          type, values, extras.isEmpty() ? Map.of() : Collections.unmodifiableMap(extras));
    }
  }
}
