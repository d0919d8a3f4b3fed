package org.openviid.server;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.ViidException;

/// The whole configuration of a process, bound from `defaults.yaml` with the operator's file and the
/// environment laid over it. What each key means stands in that file.
///
/// @param listen where requests are taken
/// @param identity who this library is
/// @param peers who may talk to it
/// @param limits what a request may ask for
/// @param store how data is kept
/// @param pictures how pictures go out and come in as addresses
/// @param time how times are read and written
/// @param privacy who has to say why, and how long that is kept
public record ServerConfig(
    Listen listen,
    Identity identity,
    Peers peers,
    Limits limits,
    Store store,
    Pictures pictures,
    Time time,
    Privacy privacy) {

  /// The same with what the command line says, where it says something.
  ///
  /// @param host address of the network interface, or null
  /// @param port TCP port, or null
  /// @param sharedPassword the shared password, or null
  public ServerConfig with(@Nullable String host, @Nullable Integer port, @Nullable String sharedPassword) {
    return new ServerConfig(
        new Listen(
            host == null ? listen.host() : host, port == null ? listen.port() : port, listen.proxies(),
            listen.certificateHeader(), listen.tls()),
        identity,
        new Peers(
            sharedPassword == null ? peers.sharedPassword() : sharedPassword,
            peers.previousSharedPassword(),
            peers.sessionSeconds()),
        limits,
        store,
        pictures,
        time,
        privacy);
  }

  /// Where requests are taken.
  ///
  /// @param host address of the network interface
  /// @param port TCP port, 0 for any free one
  /// @param proxies addresses of proxies that are believed
  /// @param certificateHeader the header in which they pass client certificates; empty for none
  /// @param tls how it listens for TLS as well
  public record Listen(String host, int port, List<String> proxies, String certificateHeader, Tls tls) {}

  /// How requests are taken over TLS.
  ///
  /// @param port TCP port, 0 for any free one
  /// @param certificate PEM file, empty for no TLS
  /// @param key PEM file
  public record Tls(int port, String certificate, String key) {}

  /// Who this library is.
  ///
  /// @param id 20 digits, empty until one has been made
  /// @param realm the realm of the Digest challenges, empty until one has been made
  public record Identity(String id, String realm) {}

  /// Who may talk to it.
  ///
  /// @param sharedPassword the password for peers without an account of their own; empty for none
  /// @param previousSharedPassword the one before, which still works; empty for none
  /// @param sessionSeconds after how much silence a registration lapses
  public record Peers(String sharedPassword, String previousSharedPassword, int sessionSeconds) {
    @Override
    public String toString() {
      return "Peers[sharedPassword=" + (sharedPassword.isEmpty() ? "none" : "…") + "]";
    }
  }

  /// What a request may ask for.
  ///
  /// @param bodyMiB largest body
  /// @param connections open connections
  /// @param requests requests worked on at the same time
  /// @param pageDefault objects on a page when the query does not say
  /// @param pageMax objects on a page at the most
  /// @param searchMillis how long a search may take
  public record Limits(
      int bodyMiB, int connections, int requests, int pageDefault, int pageMax, int searchMillis) {}

  /// How data is kept.
  ///
  /// @param logDays how long changes can be read back
  /// @param minDays how long nothing is deleted to make room
  /// @param retentionDays days until an object is deleted, by type
  /// @param volumeGiB what the data folder may take, 0 for no limit
  /// @param cacheMiB database caches
  /// @param writeBufferMiB database write buffers
  /// @param indexBufferMiB index buffer
  /// @param uploadMiB pictures on their way in
  public record Store(
      int logDays,
      int minDays,
      Map<String, Integer> retentionDays,
      long volumeGiB,
      int cacheMiB,
      int writeBufferMiB,
      int indexBufferMiB,
      int uploadMiB) {}

  /// How pictures go out and come in as addresses.
  ///
  /// @param publicBaseUrl what stands before the addresses of pictures; empty to take the address that the
  ///     receiver itself has used
  /// @param fetchFrom hosts and ranges of addresses that pictures may be fetched from
  /// @param fetchMiB largest picture that is fetched
  public record Pictures(String publicBaseUrl, List<String> fetchFrom, int fetchMiB) {
    private static final int MAX_LENGTH = 160;

    /// The base without a slash at its end.
    ///
    /// @throws ViidException when it is no address, or too long for addresses of 256 characters
    String base() {
      String base = publicBaseUrl.endsWith("/") ? publicBaseUrl.substring(0, publicBaseUrl.length() - 1) : publicBaseUrl;
      if (!base.isEmpty() && (base.length() > MAX_LENGTH || !base.matches("https?://[^/?#\\s]+(/[^?#\\s]*)?"))) {
        throw new ViidException("OV-2375", publicBaseUrl, MAX_LENGTH);
      }
      return base;
    }
  }

  /// Who has to say why, and how long that is kept.
  ///
  /// @param reasonRequired object types that may be read only with a reason, or `personal`
  /// @param auditDays how long the audit trail is kept, 0 for ever
  public record Privacy(List<String> reasonRequired, int auditDays) {}

  /// How times are read and written.
  ///
  /// @param zone the zone of times without one
  /// @param clockServers the clock servers that peers are advised to use: addresses, with a port behind a
  ///     colon when it is not 123
  public record Time(String zone, List<String> clockServers) {}
}
