package org.openviid.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openviid.peers.PeerSettings;
import org.openviid.peers.RequestContext;
import org.openviid.schema.Attribute;
import org.openviid.schema.CodeList;
import org.openviid.schema.DataObject;
import org.openviid.schema.ErrorText;
import org.openviid.schema.Length;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Obligation;
import org.openviid.schema.Profile;
import org.openviid.schema.Sensitivity;
import org.openviid.schema.Value;
import org.openviid.schema.ValueKind;

/// Compares objects with their tables: lengths of texts, codes of lists whose codes are known, and what is
/// required of a new object. Safe for use by any number of threads.
final class Conformity {
  private final EngineListener listener;

  Conformity(EngineListener listener) {
    this.listener = listener;
  }

  /// Counts in what an object departs from its tables.
  ///
  /// @param whole whether all that is required has to be there, as in a new object
  /// @return why the object is refused, if its peer is a strict one and it departs at all
  Optional<ErrorText> check(RequestContext context, DataObject object, boolean whole) {
    PeerSettings settings = context.peer().settings();
    List<Departure> departures = departures(object, whole, settings.profile());
    if (departures.isEmpty()) {
      return Optional.empty();
    }
    if (settings.strict()) {
      return Optional.of(departures.getFirst().text());
    }
    departures.stream().map(Departure::tolerance).distinct().forEach(name -> listener.tolerated(context, name));
    return Optional.empty();
  }

  /// In what an object departs from its tables, in their order.
  static List<Departure> departures(DataObject object, boolean whole, Profile profile) {
    Comparison comparison = new Comparison(whole, profile, new ArrayList<>());
    comparison.object(object);
    return comparison.found();
  }

  /// One comparison.
  private record Comparison(boolean whole, Profile profile, List<Departure> found) {
    void object(DataObject object) {
      ObjectType type = object.type();
      for (Attribute attribute : type.attributes()) {
        Value value = object.value(attribute);
        if (value == null) {
          absent(type, attribute);
        } else {
          value(type, attribute, value);
        }
      }
    }

    private void absent(ObjectType type, Attribute attribute) {
      if (whole
          && attribute.obligation() == Obligation.REQUIRED
          && attribute.sensitivity() != Sensitivity.SECRET
          && attribute.profiles().contains(profile)) {
        found.add(new Departure.Missing(type, attribute));
      }
    }

    private void value(ObjectType type, Attribute attribute, Value value) {
      switch (value) {
        case Value.Text text -> text(type, attribute, text.text());
        case Value.Whole number -> number(type, attribute, number.number());
        case Value.Nested nested -> object(nested.object());
        case Value.Sequence sequence -> sequence.values().forEach(each -> value(type, attribute, each));
        case Value.Real _, Value.Flag _, Value.Moment _, Value.Bytes _, Value.Blob _ -> {}
      }
    }

    private void text(ObjectType type, Attribute attribute, String text) {
      Length length = attribute.length();
      if (!length.admits(text.length()) && !length.admits(text.codePointCount(0, text.length()))) {
        found.add(new Departure.WrongLength(type, attribute, text));
      }
      CodeList codes = listed(attribute);
      if (codes != null && !admits(attribute, codes, text)) {
        found.add(new Departure.UnknownCode(type, attribute, codes, text));
      }
    }

    private void number(ObjectType type, Attribute attribute, long number) {
      CodeList codes = attribute.kind() == ValueKind.INTCODE ? listed(attribute) : null;
      if (codes != null && !codes.admits(Long.toString(number))) {
        found.add(new Departure.UnknownCode(type, attribute, codes, Long.toString(number)));
      }
    }

    private static @Nullable CodeList listed(Attribute attribute) {
      CodeList codes = attribute.codes();
      return codes == null || codes.isExternal() ? null : codes;
    }

    private static boolean admits(Attribute attribute, CodeList codes, String text) {
      if (codes.admits(text)) {
        return true;
      }
      Optional<String> separator = attribute.separator();
      return separator.isPresent()
          && List.of(text.split(separator.get(), -1)).stream().allMatch(codes::admits);
    }
  }
}
