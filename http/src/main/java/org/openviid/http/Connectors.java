package org.openviid.http;

import java.security.KeyStore;
import java.security.cert.CRL;
import java.util.Collection;
import javax.net.ssl.TrustManager;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.ViidException;

/// Sets the HTTP library up: what it lets through, and how much.
final class Connectors {
  private Connectors() {}

  /// A connector for HTTP without TLS.
  static ServerConnector plain(Server server, HttpSettings settings, HeaderWatch watch) {
    HttpConnectionFactory http = new HttpConnectionFactory(configuration(settings.limits()));
    return listening(new ServerConnector(server, 1, -1, http), settings, settings.port(), watch);
  }

  /// A connector for HTTP over TLS 1.2 and 1.3. A client may show a certificate, of whomever: what it
  /// means is for the peers' settings to say.
  ///
  /// @throws ViidException when certificate or key cannot be used
  static ServerConnector secure(Server server, HttpSettings settings, TlsSettings tls, HeaderWatch watch) {
    SslContextFactory.Server context = new AnyClient();
    context.setKeyStore(PemIdentity.read(tls));
    context.setKeyStorePassword(PemIdentity.PASSWORD);
    context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    context.setWantClientAuth(true);
    HttpConfiguration configuration = configuration(settings.limits());
    // devices come by address, and the name of a certificate is theirs to check
    configuration.addCustomizer(new SecureRequestCustomizer(false));
    HttpConnectionFactory http = new HttpConnectionFactory(configuration);
    SslConnectionFactory secured = new SslConnectionFactory(context, http.getProtocol());
    return listening(new ServerConnector(server, 1, -1, secured, http), settings, tls.port(), watch);
  }

  /// Takes whatever certificate a client shows, and asks for those of no particular authority.
  private static final class AnyClient extends SslContextFactory.Server {
    @Override
    protected TrustManager[] getTrustManagers(@Nullable KeyStore trusted, @Nullable Collection<? extends CRL> revoked) {
      return TRUST_ALL_CERTS;
    }
  }

  private static ServerConnector listening(
      ServerConnector connector, HttpSettings settings, int port, HeaderWatch watch) {
    HttpLimits limits = settings.limits();
    connector.setHost(settings.host());
    connector.setPort(port);
    connector.setIdleTimeout(limits.idleTime().toMillis());
    connector.setAcceptQueueSize(1_024);
    connector.addBean(watch);
    connector.addBean(new NetworkConnectionLimit(limits.connections(), connector));
    return connector;
  }

  private static HttpConfiguration configuration(HttpLimits limits) {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setUriCompliance(UriCompliance.UNSAFE); // the router checks paths itself
    configuration.setHttpCompliance(
        HttpCompliance.RFC7230.with("OPENVIID", HttpCompliance.Violation.MISMATCHED_AUTHORITY));
    configuration.setRequestHeaderSize(limits.headerBytes());
    configuration.setSendServerVersion(false);
    configuration.setRelativeRedirectAllowed(false);
    return configuration;
  }
}
