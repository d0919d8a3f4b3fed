package org.openviid.http;

import java.util.List;
import org.openviid.schema.InterfaceRow;

/// Where a request line leads.
sealed interface Routing {
  /// To a row of the interface table.
  ///
  /// @param row the row
  /// @param id the identifier in the path, decoded; empty when the path of the row has none
  record Matched(InterfaceRow row, String id) implements Routing {}

  /// To a resource that does not know the method.
  ///
  /// @param allowed the methods it knows, in alphabetical order
  record UnknownMethod(List<String> allowed) implements Routing {}

  /// Nowhere.
  record UnknownResource() implements Routing {}
}
