package org.openviid.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.openviid.engine.ViewLibrary;
import org.openviid.schema.PictureFormat;
import org.openviid.schema.ViidException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves stored pictures, as they are, under the signed addresses of [PictureUrls]. Safe for use by any
/// number of threads.
final class PicturesHandler extends Handler.Abstract {
  private static final Logger LOG = LoggerFactory.getLogger(PicturesHandler.class);

  private static final int OK = 200;
  private static final int FORBIDDEN = 403;
  private static final int GONE = 404;
  private static final int BUSY = 503;
  private static final int HEAD = 8;

  private final PictureUrls urls;
  private final ViewLibrary library;
  private final Exchanges exchanges;
  private final Gate gate;
  private final HttpLimits limits;

  PicturesHandler(
      PictureUrls urls, ViewLibrary library, Exchanges exchanges, Gate gate, HttpLimits limits) {
    this.urls = urls;
    this.library = library;
    this.exchanges = exchanges;
    this.gate = gate;
    this.limits = limits;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String path = request.getHttpURI().getPath();
    if (path == null || !path.startsWith(PictureUrls.PATH) || !HttpMethod.GET.is(request.getMethod())) {
      return false;
    }
    OptionalLong picture = urls.picture(path);
    if (picture.isEmpty()) {
      end(response, FORBIDDEN, callback);
      return true;
    }
    try {
      gate.enter();
    } catch (ViidException e) {
      end(response, BUSY, callback);
      return true;
    }
    try {
      send(request, response, picture.getAsLong(), callback);
    } finally {
      gate.leave();
    }
    return true;
  }

  private void send(Request request, Response response, long id, Callback callback) {
    try {
      Exchange.Origin from = exchanges.origin(request);
      ViewLibrary.Origin origin =
          new ViewLibrary.Origin(from.address(), from.trace(), from.receivedAt());
      Optional<InputStream> content = library.openPicture(id, PictureUrls.name(id), origin);
      if (content.isEmpty()) {
        end(response, GONE, callback);
        return;
      }
      try (PushbackInputStream in = new PushbackInputStream(content.get(), HEAD)) {
        copy(request, response, in);
      }
      callback.succeeded();
    } catch (IOException | RuntimeException e) { // the boundary of this thread
      LOG.debug("picture {} could not be sent", id, e);
      callback.failed(e);
    }
  }

  private void copy(Request request, Response response, PushbackInputStream in) throws IOException {
    byte[] head = in.readNBytes(HEAD);
    in.unread(head);
    response.setStatus(OK);
    response.getHeaders()
        .put(HttpHeader.CONTENT_TYPE, PictureFormat.of(head).mediaType())
        .put(HttpHeader.CACHE_CONTROL, "private, max-age=600")
        .put(AnswerWriter.NOT_GUESSED)
        .put("Content-Security-Policy", "default-src 'none'; sandbox");
    AnswerStream out = new AnswerStream(request, response, limits);
    try {
      in.transferTo(out);
    } catch (IOException | RuntimeException e) {
      out.abandon();
      throw e;
    }
    out.finish();
  }

  private static void end(Response response, int status, Callback callback) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    callback.succeeded();
  }
}
