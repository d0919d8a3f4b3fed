package org.openviid.server;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.openviid.engine.PictureSource;
import org.openviid.schema.ErrorTexts;
import org.openviid.schema.Outcome;
import org.openviid.schema.PictureFormat;
import org.openviid.schema.ViidException;
import org.openviid.wire.Answer;
import org.openviid.wire.Content;
import org.openviid.wire.Endpoint;
import org.openviid.wire.Exchange;
import org.openviid.wire.HttpConnection;
import org.openviid.wire.HttpTransport;
import org.openviid.wire.WireException;
import org.openviid.wire.WireLimits;

/// Fetches pictures by HTTP, from where that is admitted only. The address that a name is resolved to is
/// looked at and then used itself; redirections are followed on the same host only. Safe for use by any
/// number of threads.
final class HttpPictureSource implements PictureSource, AutoCloseable {
  private static final Set<Integer> REDIRECTIONS = Set.of(301, 302, 303, 307, 308);
  private static final Set<Outcome> HOPELESS = Set.of(Outcome.FORBIDDEN, Outcome.TOO_LARGE, Outcome.BAD_REQUEST);
  private static final int MAX_REDIRECTIONS = 3;
  private static final int OK = 200;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int SERVER_ERRORS = 500;
  private static final int HEAD = 8;

  private final FetchAdmission admission;
  private final HttpTransport byName;
  private final HttpTransport byRange;

  /// @param mostBytes of one picture
  HttpPictureSource(FetchAdmission admission, int mostBytes) {
    this(admission, new WireLimits(
        Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20), 16 << 10, mostBytes));
  }

  HttpPictureSource(FetchAdmission admission, WireLimits limits) {
    this.admission = admission;
    try {
      SSLContext tls = SSLContext.getDefault();
      this.byName = new HttpTransport(limits, tls, true, admission::admitsForName);
      this.byRange = new HttpTransport(limits, tls, false, admission::admits);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has a default TLS context", e);
    }
  }

  @Override
  public Fetched fetch(String address) {
    try {
      return fetch(new URI(address), address, MAX_REDIRECTIONS);
    } catch (URISyntaxException e) {
      return new Fetched.Never(ErrorTexts.of("OV-2377", address));
    } catch (WireException e) {
      return HOPELESS.contains(e.outcome()) ? new Fetched.Never(e.text()) : new Fetched.Later(e.text());
    } catch (ViidException | IllegalArgumentException e) {
      return new Fetched.Never(ErrorTexts.of("OV-2378", address, String.valueOf(e.getMessage())));
    }
  }

  private Fetched fetch(URI uri, String address, int redirections) {
    Answer answer = get(uri);
    if (REDIRECTIONS.contains(answer.status())) {
      URI target = redirected(uri, answer.header("Location"));
      if (redirections > 0 && target != null && isSameHost(uri, target)) {
        return fetch(target, address, redirections - 1);
      }
      return new Fetched.Never(ErrorTexts.of("OV-2379", address, String.valueOf(answer.header("Location"))));
    }
    if (answer.status() != OK) {
      boolean later =
          answer.status() >= SERVER_ERRORS
              || answer.status() == TOO_MANY_REQUESTS
              || answer.status() == REQUEST_TIMEOUT;
      return later
          ? new Fetched.Later(ErrorTexts.of("OV-2386", address, answer.status()))
          : new Fetched.Never(ErrorTexts.of("OV-2381", address, answer.status()));
    }
    byte[] head = Arrays.copyOf(answer.body(), Math.min(HEAD, answer.body().length));
    return PictureFormat.of(head) == PictureFormat.OTHER
        ? new Fetched.Never(ErrorTexts.of("OV-2382", address))
        : new Fetched.Picture(answer.body());
  }

  private Answer get(URI uri) {
    Endpoint endpoint = Endpoint.of(uri.toString());
    HttpTransport transport = admission.admitsName(endpoint.host()) ? byName : byRange;
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    List<Exchange.Header> headers =
        List.of(new Exchange.Header("Accept", "image/*"), new Exchange.Header("Connection", "close"));
    try (HttpConnection connection = new HttpConnection(transport, endpoint)) {
      return connection.send(new Exchange("GET", target, headers, Content.NONE));
    }
  }

  private static @Nullable URI redirected(
      URI from, @Nullable String location) {
    try {
      return location == null ? null : from.resolve(new URI(location.strip()));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean isSameHost(URI from, URI to) {
    return from.getHost() != null
        && from.getHost().equalsIgnoreCase(to.getHost())
        && (String.valueOf(from.getScheme()).equalsIgnoreCase(to.getScheme()) || "https".equalsIgnoreCase(to.getScheme()));
  }

  @Override
  public void close() {
    byName.close();
    byRange.close();
  }
}
