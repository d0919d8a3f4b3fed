package org.openviid.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openviid.schema.CsvTable;
import org.openviid.schema.TableSource;
import org.openviid.server.Diagnosis.Verdict;

class DoctorTest {
  private static final Instant NOON = Instant.parse("2026-05-01T04:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
  private static final long ERA = 2_208_988_800L;

  @TempDir Path folder;

  private Patient patient(List<Long> drifts) {
    ServerConfig config = new ConfigLoader().load(null, Map.of());
    return new Patient(folder, config, Optional.of(new ServerFacts(4711, "127.0.0.1", 1, 0, drifts)));
  }

  @Test
  void everySentenceStandsInBothLanguagesAndWhatIsNotGoodHasACure() {
    for (CsvTable.Row row : CsvTable.read("doctor.csv", TableSource.builtIn()).rows()) {
      String key = row.text("key");
      assertThat(row.text("zh")).as(key).isNotEmpty();
      assertThat(row.text("en")).as(key).isNotEmpty();
      boolean good = row.constant("verdict", Verdict.class) == Verdict.GOOD;
      assertThat(row.text("cure_zh").isEmpty()).as(key).isEqualTo(good);
      assertThat(row.text("cure_en").isEmpty()).as(key).isEqualTo(good);
    }
  }

  /// A clock server that is late by 90 s and answers once.
  private static int lateServer() throws IOException {
    DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> {
      try (socket) {
        byte[] message = new byte[48];
        DatagramPacket asked = new DatagramPacket(message, message.length);
        socket.receive(asked);
        long seconds = NOON.getEpochSecond() - 90 + ERA;
        ByteBuffer.wrap(message).putLong(32, seconds << 32).putLong(40, seconds << 32);
        socket.send(new DatagramPacket(message, message.length, asked.getSocketAddress()));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    });
    return socket.getLocalPort();
  }

  @Test
  void aClockServerTellsHowFarWeAreAhead() throws IOException {
    Sntp sntp = new Sntp(CLOCK, Duration.ofSeconds(10));

    assertThat(sntp.ahead("127.0.0.1", lateServer())).isEqualTo(90_000);
  }

  @Test
  void aClockServerThatIsSilentIsNotWaitedForForLong() throws IOException {
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      Sntp sntp = new Sntp(CLOCK, Duration.ofMillis(1));
      assertThatThrownBy(() -> sntp.ahead("127.0.0.1", silent.getLocalPort())).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void devicesAccuseTheMachineOnlyWhenTheyAgree() {
    ClockExamination clocks = new ClockExamination(new Sntp(CLOCK, Duration.ofMillis(1)));

    assertThat(clocks.of(patient(List.of(90_000L, 90_500L, 89_000L, -3L)))).extracting(Diagnosis::key).contains("clock-devices");
    assertThat(clocks.of(patient(List.of(90_000L, 10L, -200_000L)))).extracting(Diagnosis::key).doesNotContain("clock-devices");
    assertThat(clocks.of(patient(List.of(90_000L, 90_000L)))).extracting(Diagnosis::key).doesNotContain("clock-devices");
    assertThat(clocks.of(patient(List.of(1_000L, 1_000L, 1_000L)))).extracting(Diagnosis::key).doesNotContain("clock-devices");
  }

  @ParameterizedTest
  @CsvSource({"900, fsync-good", "15000, fsync-slow", "200000, fsync-too-slow", "5, fsync-fast"})
  void diskSpeedIsJudgedByTheMedian(long micros, String key) {
    long[] measured = new long[64];
    Arrays.fill(measured, micros);
    measured[63] = 10_000_000;

    assertThat(DiskExamination.speed(measured).key()).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({"100, 500, disk-room", "25, 500, disk-filling", "9, 500, disk-full", "1, 20, disk-full", "5, 20, disk-filling"})
  void roomIsJudgedByWhereNewDataIsRefused(long free, long total, String key) {
    assertThat(DiskExamination.room(free << 30, total << 30).key()).isEqualTo(key);
  }

  private List<String> limits(String files, String memory, String container) throws IOException {
    Path proc = Files.createDirectories(folder.resolve("proc"));
    Files.createDirectories(proc.resolve("4711"));
    Files.writeString(proc.resolve("4711/limits"), "Limit Soft Hard Units\nMax open files            1024                 " + files + "               files\n");
    Files.writeString(proc.resolve("meminfo"), "MemTotal:        " + memory + " kB\n");
    Path cgroup = Files.createDirectories(folder.resolve("cgroup"));
    Files.writeString(cgroup.resolve("memory.max"), container + "\n");
    return new LimitExamination(proc, cgroup).of(patient(List.of())).stream().map(Diagnosis::key).toList();
  }

  @Test
  void limitsOfTheServersOwnProcessAndOfItsContainerCount() throws IOException {
    assertThat(limits("1048576", "268435456", "max")).containsExactly("files-good", "memory-good");
    assertThat(limits("4096", "268435456", "max")).containsExactly("files-few", "memory-good");
    assertThat(limits("20000", "268435456", "max")).containsExactly("files-short", "memory-good");
    assertThat(limits("unlimited", "268435456", "268435456")).containsExactly("files-good", "memory-little");
    assertThat(limits("unlimited", "262144", "max")).containsExactly("files-good", "memory-little");
  }

  @Test
  void whatARunningServerSaysOfItselfIsUnderstood() {
    ServerFacts facts = new ServerFacts(7, "0.0.0.0", 8400, 8443, List.of(3L, -1L, 2L));

    try (AdminSocket _ = AdminSocket.open(folder, _ -> facts.text(), new AdminStreams(List.of()))) {
      assertThat(ServerFacts.of(folder)).contains(facts);
      assertThat(facts.drifts()).containsExactly(-1L, 2L, 3L);
    }
    assertThat(ServerFacts.of(folder)).isEmpty();
  }
}
