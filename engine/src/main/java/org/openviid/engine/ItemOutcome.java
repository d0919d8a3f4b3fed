package org.openviid.engine;

import org.jspecify.annotations.Nullable;
import org.openviid.schema.ErrorText;

/// What became of one element of a request.
public sealed interface ItemOutcome {
  /// The identifier of the object, or what stood in its place; empty when there was none.
  String id();

  /// It is durable.
  ///
  /// @param id the identifier the object now has
  /// @param effect what was done
  /// @param remark what the sender has to know all the same, or null
  record Accepted(String id, Effect effect, @Nullable ErrorText remark) implements ItemOutcome {
    /// Without a remark.
    public Accepted(String id, Effect effect) {
      this(id, effect, null);
    }
  }

  /// It was not done, and nothing changed.
  ///
  /// @param id the identifier as sent, perhaps empty
  /// @param reason why
  record Refused(String id, ErrorText reason) implements ItemOutcome {}

  /// What an accepted element did.
  enum Effect {
    /// There is a new object.
    CREATED,
    /// The object was there already, with the same content.
    UNCHANGED,
    /// The identifier was taken, so the object got one of our own.
    KEPT_BOTH,
    /// The object took the place of another.
    REPLACED,
    /// The object was changed.
    CHANGED,
    /// The object is gone.
    DELETED
  }
}
