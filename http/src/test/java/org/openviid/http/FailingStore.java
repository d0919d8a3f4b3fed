package org.openviid.http;

import java.util.function.Supplier;
import org.openviid.store.Page;
import org.openviid.store.Search;

/// Fails every search.
final class FailingStore extends StoreWrapper {
  private final Supplier<RuntimeException> failure;

  FailingStore(Supplier<RuntimeException> failure) {
    this.failure = failure;
  }

  @Override
  public Page search(Search search) {
    throw failure.get();
  }
}
