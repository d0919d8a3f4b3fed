package org.openviid.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openviid.auth.DigestAlgorithm;
import org.openviid.auth.DigestClient;

/// A camera made of nothing but the JDK's HTTP client and texts, so that it shares no code with what it
/// tests but the digest.
final class TestCamera {
  private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String id;
  private final int port;
  private final String forwardedFor;
  private final boolean opaque;

  TestCamera(String id, int port) {
    this(id, port, "", true);
  }

  private TestCamera(String id, int port, String forwardedFor, boolean opaque) {
    this.id = id;
    this.port = port;
    this.forwardedFor = forwardedFor;
    this.opaque = opaque;
  }

  /// The same camera as a proxy brings it that says where it is.
  TestCamera from(String address) {
    return new TestCamera(id, port, address, opaque);
  }

  /// The same camera, which forgets a field of its credentials that proves nothing.
  TestCamera withoutOpaque() {
    return new TestCamera(id, port, forwardedFor, false);
  }

  HttpResponse<String> register(String password) throws IOException, InterruptedException {
    return register(id, password);
  }

  HttpResponse<String> register(String user, String password) throws IOException, InterruptedException {
    String body = "{\"RegisterObject\":{\"DeviceID\":\"" + id + "\"}}";
    HttpResponse<String> challenged = send(request("/VIID/System/Register", body));
    DigestClient digest =
        new DigestClient(user, password, Set.of(DigestAlgorithm.MD5), DigestClient.cnonces(new SecureRandom()));
    digest.challenged(challenged.headers().allValues("WWW-Authenticate"));
    String proof = digest.prove("POST", "/VIID/System/Register").orElseThrow().credentials().header();
    String sent = opaque ? proof : proof.replaceAll(", opaque=\"[^\"]*\"", "");
    return send(request("/VIID/System/Register", body).header("Authorization", sent));
  }

  HttpResponse<String> keepalive() throws IOException, InterruptedException {
    return post("/VIID/System/Keepalive", "{\"KeepaliveObject\":{\"DeviceID\":\"" + id + "\"}}");
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return send(request(path, body));
  }

  HttpResponse<String> postXml(String path, String body) throws IOException, InterruptedException {
    return send(request(path, body).setHeader("Content-Type", "application/VIID+XML;charset=UTF-8"));
  }

  /// Sends a body that is made while it is sent.
  HttpResponse<String> post(String path, Supplier<InputStream> body) throws IOException, InterruptedException {
    return send(request(path, "").POST(HttpRequest.BodyPublishers.ofInputStream(body)));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(headers(path).GET());
  }

  /// Reads and says why.
  HttpResponse<String> get(String path, String reason) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(uri(path)).header("User-Identify", id).header("X-Access-Reason", reason).GET());
  }

  HttpResponse<String> delete(String path) throws IOException, InterruptedException {
    return send(headers(path).DELETE());
  }

  private HttpRequest.Builder request(String path, String body) {
    return headers(path)
        .header("Content-Type", "application/VIID+JSON;charset=UTF-8")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder headers(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).header("User-Identify", id);
    return forwardedFor.isEmpty() ? request : request.header("X-Forwarded-For", forwardedFor);
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  String vehicleId(int serial) {
    return id + "02" + "20260501080000" + "00001" + "02" + "%05d".formatted(serial);
  }

  /// A vehicle with a picture whose bytes follow from its serial number.
  String vehicle(int serial, int pictureLength) {
    return """
        {"MotorVehicleListObject":{"MotorVehicleObject":[{"MotorVehicleID":"%s","InfoKind":1,
        "SourceID":"%s022026050108000000001","DeviceID":"%s","PlateNo":"浙A%05d","PlateClass":"02","VehicleColor":"5",
        "PassTime":"20260501080000","SubImageList":{"SubImageInfoObject":[{"ImageID":"%s022026050108000000001",
        "EventSort":16,"DeviceID":"%s","Type":"14","FileFormat":"Jpeg","ShotTime":"20260501080000","Width":640,
        "Height":480,"Data":"%s"}]}}]}}"""
        .formatted(vehicleId(serial), id, id, serial, id, id, picture(serial, pictureLength));
  }

  /// The XML that says the same as JSON without empty lists and escapes.
  static String inXml(String json) {
    StringBuilder xml = new StringBuilder();
    Deque<String> open = new ArrayDeque<>();
    Matcher token = Pattern.compile("\"(\\w+)\":|\"([^\"]*)\"|(\\d+)|([\\[{}\\],])").matcher(json);
    while (token.find()) {
      if (token.group(1) != null) {
        xml.append('<').append(token.group(1)).append('>');
        open.push(token.group(1));
      } else if (token.group(4) == null) {
        String value = token.group(2) == null ? token.group(3) : token.group(2);
        xml.append(value).append("</").append(open.pop()).append('>');
      } else if (token.group(4).equals("}") && !open.isEmpty()) {
        xml.append("</").append(open.pop()).append('>');
      }
    }
    return xml.toString();
  }

  static String picture(int serial, int length) {
    byte[] bytes = new byte[length];
    new Random(serial).nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
