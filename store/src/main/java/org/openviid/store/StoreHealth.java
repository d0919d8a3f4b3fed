package org.openviid.store;

import java.util.List;

/// How a store is doing.
///
/// @param writable whether new data is accepted
/// @param searchable whether searches are answered
/// @param indexLag how many changes the index is behind
/// @param causes what is wrong, in words, empty when nothing is
public record StoreHealth(boolean writable, boolean searchable, long indexLag, List<String> causes) {
  /// Copies the list.
  public StoreHealth {
    causes = List.copyOf(causes);
  }
}
