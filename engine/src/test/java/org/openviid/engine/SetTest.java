package org.openviid.engine;

/// Sets over the reference model.
class SetTest implements SetContract {
  private final Library library = new Library();

  @Override
  public Library library() {
    return library;
  }
}
