package org.openviid.http;

import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// Sets the HTTP library up: what it lets through, and how much.
final class Connectors {
  private Connectors() {}

  /// A connector for HTTP without TLS.
  static ServerConnector plain(Server server, HttpSettings settings, HeaderWatch watch) {
    HttpLimits limits = settings.limits();
    ServerConnector connector =
        new ServerConnector(server, 1, -1, new HttpConnectionFactory(configuration(limits)));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
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
