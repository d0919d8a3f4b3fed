package org.openviid.server;

/// What this software calls itself.
public final class Software {
  private Software() {}

  /// The version from the archive's manifest, `development` outside of one.
  public static String version() {
    String version = Software.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
