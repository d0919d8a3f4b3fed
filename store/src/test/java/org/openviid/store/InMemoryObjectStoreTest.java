package org.openviid.store;

/// The reference model passes the suite itself.
class InMemoryObjectStoreTest implements ObjectStoreContract {
  private final InMemoryObjectStore store = new InMemoryObjectStore();

  @Override
  public ObjectStore testee() {
    return store;
  }

  @Override
  public ObjectStore reopened() {
    store.close();
    return store.reopened();
  }
}
