package org.openviid.peers;

/// Whether answers hold one ResponseStatus or a list of them.
public enum StatusShape {
  /// As the interface table says: a list for requests that carry lists, else one.
  BY_INTERFACE,
  /// Always a list.
  LIST,
  /// Always one: the first that says that something failed, else the first.
  SINGLE
}
