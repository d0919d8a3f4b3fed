package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.http.Status.assertMessage;
import static org.openviid.http.Status.assertStatus;
import static org.openviid.http.TestServer.CAMERA;
import static org.openviid.http.TestServer.PLATFORM;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openviid.http.RawClient.Answer;
import org.openviid.schema.ErrorText;
import org.openviid.schema.ErrorTexts;
import org.openviid.schema.Outcome;
import org.openviid.schema.TableSource;
import org.openviid.schema.ViidException;
import org.slf4j.LoggerFactory;

/// What is told to the caller, and what to the log, when something goes wrong.
class FaultsIT {
  private static final Outcomes OUTCOMES = Outcomes.load(TableSource.builtIn());

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Level before = root.getLevel();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.list = new CopyOnWriteArrayList<>(); // a server may still log while it is read
    log.start();
    root.addAppender(log);
    root.getAppender("CONSOLE").stop();
  }

  @AfterEach
  void stopListening() {
    root.setLevel(before);
    root.detachAppender(log);
    root.getAppender("CONSOLE").start();
  }

  private static Answer query(Supplier<RuntimeException> failure) {
    try (TestServer server =
        TestServer.start(UnaryOperator.identity(), new FailingStore(failure)).registered(PLATFORM)) {
      return server.call(PLATFORM, "GET /VIID/Faces", "");
    }
  }

  /// One code for each outcome that anything is refused with.
  static Stream<ErrorText> oneOfEachOutcome() {
    return ErrorTexts.all().stream()
        .collect(Collectors.toMap(ErrorText::outcome, text -> text, (first, second) -> first))
        .values()
        .stream();
  }

  @ParameterizedTest
  @MethodSource("oneOfEachOutcome")
  void everyOutcomeIsAnsweredAsItsRowSays(ErrorText text) {
    Answer answer = query(() -> new ViidException(text.code(), "a", "b", "c", "d", "e"));

    assertThat(answer.status()).isEqualTo(OUTCOMES.http(text.outcome()));
    assertThat(answer.body())
        .contains("\"StatusCode\":" + OUTCOMES.statusCode(text.outcome()) + ",\"StatusString\":\""
            + text.code());
  }

  @Test
  void aFaultIsAnsweredWithItsTraceAndLoggedOnceWithIt() {
    Answer answer = query(() -> new IllegalStateException("secret internals"));

    assertStatus(answer, 500, 1);
    assertThat(Status.text(answer)).contains("OV-2190", answer.header("X-Request-Id").orElseThrow());
    assertThat(answer.body()).doesNotContain("secret", "IllegalState");
    List<ILoggingEvent> errors = log.list.stream().filter(event -> event.getLevel() == Level.ERROR).toList();
    assertThat(errors).hasSize(1);
    assertThat(errors.getFirst().getFormattedMessage())
        .contains("OV-2190", "GET /VIID/Faces", PLATFORM, "127.0.0.1", answer.header("X-Request-Id")
            .orElseThrow());
    assertThat(errors.getFirst().getThrowableProxy().getMessage()).isEqualTo("secret internals");
    assertThat(log.list.stream().filter(event -> event.getLevel() == Level.WARN)).isEmpty();
  }

  @Test
  void anErrorOfTheMachineIsAnsweredToo() {
    Answer answer = query(() -> {
      throw new StackOverflowError();
    });

    assertStatus(answer, 500, 1);
  }

  @Test
  void theServerGoesOnAfterFaultsAndLosesNoPlaces() {
    HttpLimits limits = new LimitsOf().requests(1).build();
    FailingStore store = new FailingStore(IllegalStateException::new);
    try (TestServer server = TestServer.start(settings -> settings.withLimits(limits), store)
        .registered(PLATFORM);
        RawClient client = new RawClient(server.port())) {
      for (int i = 0; i < 5; i++) {
        assertThat(client.send(TestServer.request(PLATFORM, "GET /VIID/Faces", "")).receive().status())
            .isEqualTo(500);
      }
    }
  }

  @Test
  void whatIsRefusedIsNotLoggedAtInfo() {
    root.setLevel(Level.INFO);
    try (TestServer server = TestServer.start().registered(CAMERA)) {
      log.list.clear();
      server.call(CAMERA, "GET /VIID/Nothing", "");
      server.call("nobody", "GET /VIID/Faces", "");
      server.call(CAMERA, "POST /VIID/Faces", "{");
      RawClient.exchange(server.port(), "garbage\r\n\r\n");
      assertThat(log.list).isEmpty();
    }
  }

  @Test
  void credentialsNeverReachTheLog() {
    root.setLevel(Level.TRACE);
    Logger library = (Logger) LoggerFactory.getLogger("org.eclipse.jetty");
    library.setLevel(Level.INFO); // what the library says when it is debugged is not ours
    String register = "{\"RegisterObject\":{\"DeviceID\":\"" + CAMERA + "\"}}";
    String start = "POST /VIID/System/Register HTTP/1.1\r\nHost: viid\r\n";
    String end = "Content-Length: " + register.length() + "\r\n\r\n" + register;
    String right;
    String wrong;
    try (TestServer server = TestServer.start()) {
      Answer challenged = RawClient.exchange(server.port(), start + end);
      wrong = Login.of(challenged).withPassword("guess-4711").line();
      assertThat(RawClient.exchange(server.port(), start + wrong + end).status()).isEqualTo(401);
      right = Login.of(challenged).withNc("00000002").line();
      assertThat(RawClient.exchange(server.port(), start + right + end).status()).isEqualTo(200);
      RawClient.exchange(server.port(), start + "Authorization: Basic c2VjcmV0LTQ3MTE=\r\n" + end);
      RawClient.exchange(server.port(), start + right + "broken header\r\n" + end);
    } finally {
      library.setLevel(null);
    }

    String everything = log.list.stream().map(FaultsIT::text).collect(Collectors.joining("\n"));
    assertThat(everything).contains("OV-1826");
    assertThat(everything)
        .doesNotContain(TestServer.PASSWORD, "guess-4711", "c2VjcmV0LTQ3MTE=", response(right),
            response(wrong));
  }

  private static String response(String line) {
    return line.replaceAll("(?s).*response=\"([^\"]+)\".*", "$1");
  }

  private static String text(ILoggingEvent event) {
    return event.getFormattedMessage()
        + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()));
  }
}
