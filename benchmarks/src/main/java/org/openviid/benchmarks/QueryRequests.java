package org.openviid.benchmarks;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.function.Supplier;

/// Questions of one connection. Used by one thread.
final class QueryRequests implements RequestSource {
  private static final int LARGEST = 4_096;
  private static final int ANY = -1;

  private final URI target;
  private final String identity;
  private final String path;
  private final Supplier<String> questions;

  /// @param path of the collection
  /// @param questions what stands behind the path, encoded
  QueryRequests(Target target, String path, Supplier<String> questions) {
    this.target = target.uri();
    this.identity = target.identity();
    this.path = path;
    this.questions = questions;
  }

  @Override
  public int next(ByteBuffer out) {
    out.put(RequestHead.get(target, path + questions.get(), identity));
    out.flip();
    return ANY;
  }

  @Override
  public int largest() {
    return LARGEST;
  }
}
