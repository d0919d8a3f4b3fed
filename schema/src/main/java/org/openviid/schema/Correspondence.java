package org.openviid.schema;

import java.util.List;
import java.util.Map;

/// How objects of a type of GA/T 1400 are said in GB/T 46363, and back: two rows of tables, one for the pair
/// of types, several for their attributes. Immutable.
///
/// @param from the type of GA/T 1400
/// @param to the type of GB/T 46363; the same one for objects that only look different
/// @param use where it applies
/// @param note what it is, and what it leaves open
/// @param links which attribute is said by which; one that is part of no link, or only of links in one
///     direction, is lost in the other
public record Correspondence(ObjectType from, ObjectType to, Use use, Label note, List<Link> links) {
  /// Copies the list.
  public Correspondence {
    links = List.copyOf(links);
  }

  /// Where a correspondence applies.
  public enum Use {
    /// Objects are kept as they came, and seen by peers of GB/T 46363 as objects of the other type.
    VIEW,
    /// Objects look different to peers of GB/T 46363, in the same place.
    FORM,
    /// Only parts of other objects; applies where these do.
    PART,
    /// Objects can be converted, but nothing does so by itself.
    CONVERSION
  }

  /// In which direction something is said.
  public enum Way {
    /// From GA/T 1400 to GB/T 46363.
    THERE,
    /// From GB/T 46363 to GA/T 1400.
    BACK,
    /// In both.
    BOTH;

    /// Whether something is said on the way to GB/T 46363.
    public boolean there() {
      return this != BACK;
    }

    /// Whether something is said on the way to GA/T 1400.
    public boolean back() {
      return this != THERE;
    }
  }

  /// What says an attribute.
  public sealed interface Link {
    /// In which direction it applies.
    Way way();

    /// An attribute that is said by another. Paths lead through nested objects; of a list on the way, through
    /// its first element. Where two links lead to one attribute, lists are joined, and of single values the
    /// first link wins.
    ///
    /// @param from the way to the attribute of GA/T 1400
    /// @param to the way to the attribute of GB/T 46363
    /// @param codes what is said by another code
    /// @param way in which direction it applies
    record Same(AttributePath from, AttributePath to, List<CodePair> codes, Way way) implements Link {
      /// Copies the list.
      public Same {
        codes = List.copyOf(codes);
      }
    }

    /// An attribute that always has one value when it is made by a conversion.
    ///
    /// @param path the way to it
    /// @param value as text
    /// @param way the direction in which it is made
    record Constant(AttributePath path, String value, Way way) implements Link {}

    /// An attribute that is lost for a reason.
    ///
    /// @param path the way to it
    /// @param way the direction in which it is lost
    /// @param reason why
    record Lost(AttributePath path, Way way, Label reason) implements Link {}
  }

  /// A code that is said by another.
  ///
  /// @param from in GA/T 1400; empty for a code that it lacks
  /// @param to in GB/T 46363; empty for a code that it lacks
  public record CodePair(String from, String to) {}

  /// The attributes of the outermost object that one direction loses, with the reason where the table gives
  /// one: those that no link carries, and those whose counterpart the receiving generation lacks.
  ///
  /// @param way [Way#THERE] or [Way#BACK]
  public Map<Attribute, Label> lost(Way way) {
    return new Losses(this, way).find();
  }

  @Override
  public String toString() {
    return from + " ↔ " + to;
  }
}
