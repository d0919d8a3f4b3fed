package org.openviid.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.openviid.peers.AccountSettings;
import org.openviid.peers.ClockWatch;
import org.openviid.peers.DayLedger;
import org.openviid.peers.Finding.Subject;
import org.openviid.peers.FindingLedger;
import org.openviid.peers.PeerRegistry;
import org.openviid.schema.ErrorText;
import org.openviid.schema.ErrorTexts;
import org.openviid.schema.Outcome;
import org.openviid.schema.Schema;
import org.openviid.schema.ViidException;
import org.openviid.store.StateTable;
import org.openviid.store.Transaction;

class PeerAdministrationTest {
  private static final String ID = "33010600001190000001";

  private final Map<String, byte[]> states = new TreeMap<>();
  private final FindingLedger findings = new FindingLedger(table(), this::commit);
  private final ClockWatch clocks = new ClockWatch();
  private final PeerAdministration administration =
      new PeerAdministration(
          new PeerBooks(
              new PeerRegistry(table(), this::commit, new AccountSettings("viid", ""), Clock.systemUTC()),
              findings,
              clocks,
              new DayLedger(table(), this::commit, ZoneOffset.ofHours(8)),
              Schema.load(),
              Optional.empty(),
              Clock.systemUTC(),
              ZoneOffset.ofHours(8)));

  private StateTable table() {
    return new StateTable() {
      @Override
      public Optional<byte[]> get(String space, String key) {
        return Optional.ofNullable(states.get(space + "/" + key));
      }

      @Override
      public void forEach(String space, BiConsumer<String, byte[]> receiver) {
        states.forEach((key, value) -> {
          if (key.startsWith(space + "/")) {
            receiver.accept(key.substring(space.length() + 1), value);
          }
        });
      }
    };
  }

  private void commit(Transaction transaction) {
    transaction.states().forEach(write -> states.put(write.space() + "/" + write.key(), write.value()));
  }

  private String run(String... words) {
    return administration.carryOut(List.of(words));
  }

  private void noteWidth() {
    ErrorText text = new ErrorText("OV-1315", Outcome.BAD_JSON_CONTENT, "Width 应为数字", "Width must be a number");
    findings.note(ID, new Subject("text-for-number", "Width", false), 1_777_593_600_000L, () -> text);
  }

  @Test
  void aPresetSetsSeveralSettingsAndIsShown() {
    run("add", ID, "password=x");

    String shown = run("set", ID, "preset=huazun");

    assertThat(shown).containsPattern("preset +huazun").containsPattern("paging +page");
    assertThat(run("presets")).contains("huazun").contains("paging=page").contains("reconstructed");
    assertThat(run("settings")).contains("paging").contains("RecordStartNo");
  }

  @Test
  void settingsThatDoNotFitAreRefusedInWords() {
    run("add", ID, "password=x");

    assertThatThrownBy(() -> run("set", ID, "refused=gkb"))
        .isInstanceOf(ViidException.class)
        .hasMessageContaining("'gkb'")
        .hasMessageContaining("gbk");
    assertThatThrownBy(() -> run("set", ID, "preset=nobody")).hasMessageContaining("'nobody'");
    assertThatThrownBy(() -> run("set", ID, "picture-seconds=1")).hasMessageContaining("60");
  }

  @Test
  void findingsAreShownInBothLanguagesOrInOne() {
    run("add", ID, "password=x");
    assertThat(run("findings", ID)).contains("nothing departs");
    noteWidth();
    noteWidth();

    assertThat(run("findings", ID))
        .contains("tolerated text-for-number at Width, 2 times, last 2026-05-01 00:00:00Z")
        .contains("Width 应为数字")
        .contains("Width must be a number");
    assertThat(run("findings", ID, "lang=zh")).contains("应为数字").doesNotContain("must be");
    assertThat(run("findings", ID, "lang=en")).contains("must be").doesNotContain("应为数字");
    assertThat(run("show", ID)).containsPattern("finding +tolerated text-for-number at Width");
  }

  @Test
  void findingsAreForgottenOnRequestAndWithTheirPeer() {
    run("add", ID, "password=x");
    noteWidth();
    assertThat(run("findings", ID, "clear=true")).contains("Width");
    assertThat(run("findings", ID)).doesNotContain("Width");
    noteWidth();
    run("remove", ID);
    run("add", ID, "password=x");

    assertThat(run("findings", ID)).contains("nothing departs");
    assertThat(new String(states.get("finding/" + ID), StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void nobodyHasNoFindings() {
    assertThatThrownBy(() -> run("findings", ID)).hasMessageContaining("OV-2374");
  }

  @Test
  void theDriftOfAClockIsShownWhereItIsKnown() {
    run("add", ID);
    assertThat(run("show", ID)).doesNotContain("clock");

    clocks.stated(ID, 1_790_000_042_300L, 1_790_000_000_000L);

    assertThat(run("list")).contains("clock +42 s");
    assertThat(run("show", ID)).contains("42.3 s ahead of this server; 1 times stated, 1 in the future; last at 2026-");
  }

  @Test
  void aPeerIsAddedWithEverythingOrNotAtAll() {
    assertThatThrownBy(() -> run("add", ID, "paging=pages")).hasMessageContaining("OV-1805");
    assertThatThrownBy(() -> run("add", ID, "scope.types=MotorVehicel")).hasMessageContaining("'MotorVehicle'");
    assertThat(run("list")).isEqualTo("no peers\n");

    assertThat(run("add", ID, "user=nvr-7", "devices=33010600001190000002,3301060000119*", "role=collection-system"))
        .contains("user     nvr-7").contains("password ");

    assertThat(run("show", ID))
        .containsPattern("user +nvr-7")
        .containsPattern("role +collection-system")
        .contains("33010600001190000002")
        .containsPattern("password +its own\\n");
  }

  @Test
  void rolesAndScopesAreChangedInPlace() {
    run("add", ID, "password=x");

    String shown = run("set", ID, "role=view-library", "scope.types=MotorVehicle,Person", "scope.writes=false", "strict=true");

    assertThat(shown).containsPattern("role +view-library").contains("MotorVehicle").containsPattern("scope.writes +false");
    assertThatThrownBy(() -> run("set", ID, "scope.reads=false", "scope.types=Persn")).hasMessageContaining("'Person'");
    assertThat(run("show", ID)).as("nothing of a change that is refused").containsPattern("scope.reads +true");
  }

  @Test
  void aUserNameChangesTogetherWithItsPassword() {
    run("add", ID, "password=x");
    assertThatThrownBy(() -> run("set", ID, "user=other")).hasMessageContaining("OV-1803");

    assertThat(run("password", ID, "user=other", "password=y")).contains("ends now").contains("user     other");

    assertThat(run("show", ID)).containsPattern("user +other").containsPattern("password +its own\\n");
    assertThat(run("password", ID)).contains("another 24 h").contains("password ");
    assertThat(run("show", ID)).contains("the one before works until ");
    assertThat(run("password", ID, "at-once=true")).contains("ends now");
    assertThat(run("show", ID)).doesNotContain("the one before works until ");
  }

  @Test
  void certificatesAreAddedAndReplaced() {
    run("add", ID, "password=x");
    String first = "0a".repeat(32);
    String second = "0b".repeat(32);
    run("certificate", ID, "sha256=" + first);

    assertThat(run("certificate", ID, "sha256=" + second)).contains("2 certificate");
    assertThat(run("show", ID)).contains(first + "," + second).containsPattern("bind +cert\\n");
    assertThat(run("certificate", ID, "sha256=" + second, "only=true")).contains("1 certificate");
    assertThatThrownBy(() -> run("certificate", ID, "sha256=0b")).hasMessageContaining("64");
  }

  @Test
  void nobodyWaitsOnAClosedFolder() {
    assertThat(run("pending")).isEqualTo("nobody is waiting\n");
    assertThatThrownBy(() -> run("accept", ID)).hasMessageContaining("OV-2401");
  }

  @Test
  void findingsOfAllPeersAreListedInALineEach() {
    String other = "33010600001190000009";
    run("add", ID);
    run("add", other);
    assertThat(run("findings")).isEqualTo("nothing departs from the standard\n");

    findings.note(ID, new Subject("lost-zero", "PlateClass", false), 0, () -> ErrorTexts.of("OV-1317", "", "", "", ""));
    findings.note(other, new Subject("gbk", "", true), 0, () -> ErrorTexts.of("OV-1332", "", "", "", ""));

    assertThat(run("findings").lines())
        .containsExactlyInAnyOrder(
            ID + "  tolerated lost-zero at PlateClass, 1 times, last 1970-01-01 00:00:00Z",
            other + "  refused gbk, 1 times, last 1970-01-01 00:00:00Z");
  }

  @Test
  void clocksOfAllDevicesAreShownWithTheAccountThatSpeaksForThem() {
    String system = "33010600001200000001";
    run("add", system, "role=collection-system");
    run("set", system, "devices=3301060000119*");
    assertThat(run("clocks")).isEqualTo("no clock is known to be off by more than 10 s\n");

    clocks.stated("33010600001190000007", 1_790_000_000_000L - 90_000, 1_790_000_000_000L);
    clocks.stated("33010600001190000008", 1_790_000_000_000L + 3_600_000, 1_790_000_000_000L);
    clocks.stated(ID, 1_790_000_000_000L - 1_000, 1_790_000_000_000L);

    assertThat(run("clocks").lines())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("33010600001190000008").contains("3600.0 s ahead of this server"),
            second -> assertThat(second).startsWith("33010600001190000007").contains("90.0 s behind this server, or sending late"));
    assertThat(run("clocks", "all=true").lines()).hasSize(3).last().asString().startsWith(ID);
  }
}
