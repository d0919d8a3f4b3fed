package org.openviid.engine;

/// Persons and faces as one list, over the reference model.
class MergedSearchPropertyTest implements MergedSearchContract {
  @Override
  public Library library(String name) {
    return new Library();
  }

  @Override
  public int share() {
    return 100;
  }
}
