package org.openviid.http;

import java.io.IOException;
import java.util.function.UnaryOperator;

/// A server for load generators, with a camera that is registered from this machine and a store that
/// forgets. Prints its port, and ends with its standard input.
final class LoadTarget {
  private LoadTarget() {}

  /// Runs until the standard input ends.
  @SuppressWarnings("SystemOut") // a program for the command line
  public static void main(String[] args) throws IOException {
    try (TestServer server = TestServer.start(UnaryOperator.identity(), new ForgetfulStore())) {
      server.registered(TestServer.CAMERA);
      System.out.println(server.port());
      System.in.transferTo(java.io.OutputStream.nullOutputStream());
    }
  }
}
