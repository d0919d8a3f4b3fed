package org.openviid.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.openviid.store.StoreHealth;

/// What is served beside the protocol: how the server is doing, for people and for monitoring. Safe for
/// use by any number of threads.
final class PagesHandler extends Handler.Abstract {
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
  private static final String FRONT =
      """
      <!doctype html>
      <html lang="en"><meta charset="utf-8"><title>OpenVIID</title>
      <h1>OpenVIID</h1>
      <p>A view library (视图库) that speaks GB/T 46363-2025 and GA/T 1400-2017.</p>
      <ul>
      <li><a href="/reference/zh/">/reference/zh/</a>, <a href="/reference/en/">/reference/en/</a>: 接口参考, the interface
      <li><a href="/openapi.json">/openapi.json</a>, <a href="/schemas/">/schemas/</a>: the same for programs
      <li><a href="/health">/health</a>: whether it takes and finds data, and if not, why
      <li><a href="/metrics">/metrics</a>: figures for Prometheus
      </ul>
      </html>
      """;

  private final PrometheusMeterRegistry registry;
  private final Supplier<StoreHealth> health;
  private final Gate gate;

  PagesHandler(PrometheusMeterRegistry registry, Supplier<StoreHealth> health, Gate gate) {
    this.registry = registry;
    this.health = health;
    this.gate = gate;
  }

  /// A page.
  private record Page(int status, String type, String text) {}

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String path = request.getHttpURI().getPath();
    if (path == null || !HttpMethod.GET.is(request.getMethod())) {
      return false;
    }
    switch (path) {
      case "/" -> send(response, new Page(OK, "text/html;charset=utf-8", FRONT), callback);
      case "/health" -> send(response, health(), callback);
      case "/metrics" ->
          send(response, new Page(OK, PROMETHEUS, registry.scrape()), callback);
      default -> {
        return false;
      }
    }
    return true;
  }

  private Page health() {
    StoreHealth now = health.get();
    boolean well = now.writable() && now.searchable() && !gate.isClosed();
    String causes = now.causes().stream().map(PagesHandler::quoted).collect(Collectors.joining(","));
    String text =
        ("{\"status\":\"%s\",\"writable\":%b,\"searchable\":%b,\"stopping\":%b,"
                + "\"indexLag\":%d,\"causes\":[%s]}\n")
            .formatted(
                well ? "ok" : "failing",
                now.writable(),
                now.searchable(),
                gate.isClosed(),
                now.indexLag(),
                causes);
    return new Page(well ? OK : UNAVAILABLE, "application/json", text);
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  private static void send(Response response, Page page, Callback callback) {
    response.setStatus(page.status());
    response.getHeaders()
        .put(HttpHeader.CONTENT_TYPE, page.type())
        .put(HttpHeader.CACHE_CONTROL, "no-store")
        .put(AnswerWriter.NOT_GUESSED)
        .put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        .put("Referrer-Policy", "no-referrer");
    response.write(true, ByteBuffer.wrap(page.text().getBytes(StandardCharsets.UTF_8)), callback);
  }
}
