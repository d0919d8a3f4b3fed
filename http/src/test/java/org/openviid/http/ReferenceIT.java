package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.http.Status.assertStatus;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openviid.http.RawClient.Answer;

/// What is served of schemas, OpenAPI documents and reference pages.
class ReferenceIT {
  private static final TestServer SERVER = TestServer.start();

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static Answer get(String path, String... headers) {
    return RawClient.exchange(SERVER.port(), request("GET", path, headers));
  }

  private static String request(String method, String path, String... headers) {
    String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    return method + " " + path + " HTTP/1.1\r\nHost: viid\r\nConnection: close\r\n" + more + "\r\n";
  }

  @ParameterizedTest
  @CsvSource({
    "/openapi.json,application/json,{",
    "/openapi-gat1400.json,application/json,{",
    "/schemas/,text/html;charset=utf-8,<!doctype html>",
    "/schemas/viid-gbt46363.xsd,application/xml;charset=utf-8,<?xml",
    "/schemas/viid-gat1400-part.xsd,application/xml;charset=utf-8,<?xml",
    "/schemas/viid-gat1400.schema.json,application/schema+json,{",
    "/reference/zh/,text/html;charset=utf-8,<!doctype html>",
    "/reference/en/objects/Person.html,text/html;charset=utf-8,<!doctype html>",
    "/reference/zh/codes/GB-T-2260.html,text/html;charset=utf-8,<!doctype html>",
    "/reference/style.css,text/css;charset=utf-8,:root"
  })
  void documentsAreServedWithTheirTypes(String path, String type, String beginning) {
    Answer answer = get(path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).contains(type);
    assertThat(answer.header("Content-Security-Policy").orElseThrow()).startsWith("default-src 'none'");
    assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.body()).startsWith(beginning);
  }

  @Test
  void theProfileOfTheOpenApiDocumentIsChosen() {
    assertThat(get("/openapi.json?profile=gat1400").body()).isEqualTo(get("/openapi-gat1400.json").body());
    assertThat(get("/openapi.json?profile=gbt46363").body()).isEqualTo(get("/openapi.json").body());
    assertStatus(get("/openapi.json?profile=gbt2025"), 404, 4);
  }

  @Test
  void whatACallerHasIsNotSentAgain() {
    String tag = get("/openapi.json").header("ETag").orElseThrow();

    Answer again = get("/openapi.json", "If-None-Match: " + tag);

    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.header("Cache-Control")).contains("public, max-age=60, must-revalidate");
    assertThat(get("/openapi.json", "If-None-Match: \"other\"").status()).isEqualTo(200);
  }

  @Test
  void theHeadAloneSaysHowMuchThereIs() {
    long length = get("/openapi.json").body().getBytes(StandardCharsets.UTF_8).length;
    try (RawClient client = new RawClient(SERVER.port())) {
      client.send(request("HEAD", "/openapi.json"));
      Answer answer = client.receiveHead();

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Content-Length")).contains(Long.toString(length));
      assertThat(client.isEnded()).isTrue();
    }
  }

  @Test
  void whoeverCanIsSentItCompressed() throws IOException {
    try (RawClient client = new RawClient(SERVER.port())) {
      client.send(request("GET", "/openapi.json", "Accept-Encoding: gzip, br"));
      Answer head = client.receiveHead();
      int length = Integer.parseInt(head.header("Content-Length").orElseThrow());
      byte[] packed = client.receiveBytes(length);

      assertThat(head.header("Content-Encoding")).contains("gzip");
      assertThat(head.header("Vary")).contains("Accept-Encoding");
      assertThat(length).isLessThan(200_000);
      try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
        assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(get("/openapi.json").body());
      }
    }
  }

  @Test
  void readersAreSentToTheirLanguage() {
    assertThat(get("/reference/").header("Location")).contains("/reference/zh/");
    assertThat(get("/reference", "Accept-Language: en-GB,en;q=0.9").header("Location")).contains("/reference/en/");
    assertThat(get("/reference/").status()).isEqualTo(303);
  }

  @Test
  void theFrontPageLeadsToThem() {
    assertThat(get("/").body()).contains("href=\"/reference/zh/\"", "href=\"/openapi.json\"", "href=\"/schemas/\"");
  }

  @Test
  void otherPathsAndMethodsAreOfTheProtocol() {
    assertStatus(get("/reference/zh/nothing.html"), 404, 4);
    assertStatus(get("/schemas/../openapi.json"), 400, 4);
    assertStatus(RawClient.exchange(SERVER.port(), request("POST", "/openapi.json")), 404, 4);
  }
}
