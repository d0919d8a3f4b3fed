package org.openviid.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.openviid.reference.Document;
import org.openviid.reference.Language;
import org.openviid.reference.Reference;
import org.openviid.schema.Profile;

/// Serves what is said of the interface: schemas, OpenAPI documents and reference pages. Each is made at
/// the first request and kept compressed and as it is. Safe for use by any number of threads.
final class ReferenceHandler extends Handler.Abstract {
  private static final Pattern PROFILE = Pattern.compile("(?:^|&)profile=(\\w+)");
  private static final int OK = 200;
  private static final int SEE_OTHER = 303;
  private static final int NOT_MODIFIED = 304;
  private static final String GZIP = "gzip";
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final Reference reference;
  private final Map<String, Copy> copies = new ConcurrentHashMap<>();

  ReferenceHandler(Reference reference) {
    this.reference = reference;
  }

  /// A document as it is sent.
  @SuppressWarnings("ArrayRecordComponent") // nobody writes into them, and they are not compared
  private record Copy(String mediaType, String tag, byte[] plain, byte[] compressed) {
    static Copy of(Document document) {
      byte[] plain = document.text().getBytes(StandardCharsets.UTF_8);
      CRC32C crc = new CRC32C();
      crc.update(plain);
      String tag = Long.toHexString(crc.getValue()) + "-" + Integer.toHexString(plain.length);
      return new Copy(document.mediaType(), tag, plain, gzip(plain));
    }

    private static byte[] gzip(byte[] plain) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
        gzip.write(plain);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return out.toByteArray();
    }
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    boolean asks = HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
    String path = request.getHttpURI().getPath();
    if (!asks || path == null) {
      return false;
    }
    if (path.equals(Reference.PAGES) || path.equals(Reference.PAGES.substring(0, Reference.PAGES.length() - 1))) {
      redirect(request, response, callback);
      return true;
    }
    Copy copy = copy(path, request.getHttpURI().getQuery());
    if (copy == null) {
      return false;
    }
    send(request, response, copy, callback);
    return true;
  }

  private @Nullable Copy copy(String path, @Nullable String query) {
    boolean chooses = query != null && path.equals(Reference.openApi(Profile.GBT46363));
    String wanted = query != null && chooses ? ofProfile(path, query) : path;
    Copy known = copies.get(wanted);
    if (known != null) {
      return known;
    }
    return reference.find(wanted).map(found -> copies.computeIfAbsent(wanted, _ -> Copy.of(found))).orElse(null);
  }

  /// `?profile=` chooses among the OpenAPI documents.
  private static String ofProfile(String path, String query) {
    Matcher matcher = PROFILE.matcher(query);
    if (!matcher.find()) {
      return path;
    }
    String name = matcher.group(1);
    for (Profile profile : Profile.values()) {
      if (profile.name().equalsIgnoreCase(name)) {
        return Reference.openApi(profile);
      }
    }
    return path + "?";
  }

  private static void redirect(Request request, Response response, Callback callback) {
    String accepted = request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE);
    boolean english = accepted != null && accepted.toLowerCase(Locale.ROOT).startsWith("en");
    Language language = english ? Language.EN : Language.ZH;
    response.setStatus(SEE_OTHER);
    response.getHeaders()
        .put(HttpHeader.LOCATION, Reference.PAGES + language.path() + "/")
        .put(HttpHeader.VARY, "Accept-Language")
        .put(HttpHeader.CONTENT_LENGTH, 0);
    response.write(true, ByteBuffer.allocate(0), callback);
  }

  private static void send(Request request, Response response, Copy copy, Callback callback) {
    boolean compressed = request.getHeaders().contains(HttpHeader.ACCEPT_ENCODING, GZIP);
    String tag = '"' + copy.tag() + (compressed ? "-gz" : "") + '"';
    HttpFields.Mutable headers = response.getHeaders();
    headers
        .put(HttpHeader.ETAG, tag)
        .put(HttpHeader.CACHE_CONTROL, "public, max-age=60, must-revalidate")
        .put(HttpHeader.VARY, "Accept-Encoding");
    if (tag.equals(request.getHeaders().get(HttpHeader.IF_NONE_MATCH))) {
      response.setStatus(NOT_MODIFIED);
      response.write(true, ByteBuffer.allocate(0), callback);
      return;
    }
    byte[] content = compressed ? copy.compressed() : copy.plain();
    response.setStatus(OK);
    headers
        .put(HttpHeader.CONTENT_TYPE, copy.mediaType())
        .put(HttpHeader.CONTENT_LENGTH, content.length)
        .put(AnswerWriter.NOT_GUESSED)
        .put("Content-Security-Policy", POLICY)
        .put("Referrer-Policy", "no-referrer");
    if (compressed) {
      headers.put(HttpHeader.CONTENT_ENCODING, GZIP);
    }
    boolean head = HttpMethod.HEAD.is(request.getMethod());
    response.write(true, head ? ByteBuffer.allocate(0) : ByteBuffer.wrap(content), callback);
  }
}
