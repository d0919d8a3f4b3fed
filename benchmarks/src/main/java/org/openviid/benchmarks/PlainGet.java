package org.openviid.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Fetches single texts beside the measured load. Safe for use by any number of threads.
final class PlainGet implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final URI target;
  private final String identity;

  PlainGet(Target target) {
    this.target = target.uri();
    this.identity = target.identity();
  }

  /// The body of the answer.
  ///
  /// @throws IOException when there is none, or its status is not 200
  String text(String pathAndQuery) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(target.resolve(pathAndQuery))
            .timeout(PATIENCE)
            .header("User-Identify", identity)
            .GET()
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(
          pathAndQuery + " was answered with status " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }

  @Override
  public void close() {
    client.close();
  }
}
