package org.openviid.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {

  @Test
  void quotedFieldsKeepCommasAndQuotationMarks() {
    CsvTable.Row row = only("name,note\n 浙 ,\"a, \"\"b\"\", c\"\n");
    assertThat(row.text("name")).isEqualTo("浙");
    assertThat(row.text("note")).isEqualTo("a, \"b\", c");
  }

  @Test
  void missingFieldsAreEmptyAndBlankLinesAreNone() {
    CsvTable table = read("a,b,c\n\n1\n   \n1,2,3\n");
    assertThat(table.rows()).hasSize(2);
    assertThat(table.rows().getFirst().text("c")).isEmpty();
    assertThat(table.rows().getLast().number("c")).isEqualTo(3);
  }

  @Test
  void columnsAreFoundByNameAndMayBeOptional() {
    CsvTable.Row row = only("b,a\n1,2;; 3 ;\n");
    assertThat(row.list("a")).containsExactly("2", "3");
    assertThat(row.optional("c")).isEmpty();
    assertThat(row.optional("b")).isEqualTo("1");
    assertThat(row.optionalList("c")).isEmpty();
    assertThatThrownBy(() -> row.text("c")).hasMessage("t.csv line 2: column 'c' is missing");
  }

  @Test
  void faultsNameFileLineColumnAndText() {
    CsvTable.Row row = read("n,k\n1,\nx,nothing\n").rows().getLast();
    assertThatThrownBy(() -> row.number("n")).hasMessage("t.csv line 3: n 'x' is wrong");
    assertThatThrownBy(() -> row.constant("k", ValueKind.class))
        .hasMessage("t.csv line 3: k 'nothing' is wrong");
    assertThat(row.problem("bad")).hasMessage("t.csv line 3: bad");
  }

  @Test
  void profilesAreNamedAtLeastOnce() {
    assertThat(only("p\ngbt46363;gat1400\n").profiles("p"))
        .containsExactlyInAnyOrder(Profile.values());
    CsvTable.Row none = only("p,q\n,x\n");
    assertThatThrownBy(() -> none.profiles("p")).hasMessageContaining("no profile");
  }

  @Test
  void folderGoesBeforeTheTablesItFallsBackTo(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("outcomes.csv"), "x\n1\n");
    TableSource source = TableSource.folder(folder, TableSource.builtIn());
    assertThat(CsvTable.read("outcomes.csv", source).rows()).hasSize(1);
    assertThat(CsvTable.read("errors.csv", source).rows()).hasSizeGreaterThan(10);
    assertThatThrownBy(() -> CsvTable.read("none.csv", source))
        .isInstanceOf(UncheckedIOException.class);
  }

  private static CsvTable.Row only(String text) {
    return read(text).rows().getFirst();
  }

  private static CsvTable read(String text) {
    return CsvTable.read(
        "t.csv", path -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
