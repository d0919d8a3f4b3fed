package org.openviid.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openviid.schema.DataObject;
import org.openviid.schema.Schema;
import org.openviid.schema.TableSource;
import org.openviid.store.Change;
import org.openviid.store.StoreException;

class StoredFormTest {
  @TempDir private Path tables;

  @Test
  void aRenamedAttributeShowsUnderItsNewName() throws IOException {
    byte[] stored = write(Samples.SCHEMA, Samples.vehicle(1));
    Schema renamed = altered("objects/MotorVehicle.csv", table -> table.replace("22,PlateNo,", "22,PlateNumber,"));

    DataObject object = read(renamed, stored);

    assertThat(object.text("PlateNumber")).isEqualTo(Samples.vehicle(1).text("PlateNo"));
    assertThat(object.extras()).isEmpty();
  }

  @Test
  void aValueWhoseAttributeIsGoneStaysUnderItsKeyAndReturnsWithIt() throws IOException {
    byte[] stored = write(Samples.SCHEMA, Samples.vehicle(1));
    Schema without = altered("objects/MotorVehicle.csv", table -> table.replaceAll("(?m)^22,PlateNo,.*\n", ""));

    DataObject object = read(without, stored);

    assertThat(object.extras()).containsOnlyKeys("retired-22");
    assertThat(object.value("retired-22")).isEqualTo(Samples.vehicle(1).value("PlateNo"));
    assertThat(read(without, write(without, object))).isEqualTo(object);
    assertThat(read(Samples.SCHEMA, stored)).isEqualTo(Samples.vehicle(1));
  }

  @Test
  void anExtraBecomesAnAttributeOnceTheTablesKnowIt() throws IOException {
    Schema before = altered("objects/MotorVehicle.csv", table -> table.replaceAll("(?m)^22,PlateNo,.*\n", ""));
    DataObject text = DataObject.builder(before.type("MotorVehicle")).set("PlateNo", "浙A12345").build();

    assertThat(read(Samples.SCHEMA, write(before, text)).text("PlateNo")).isEqualTo("浙A12345");
  }

  @Test
  void anUnknownTypeIsRefusedByNumber() throws IOException {
    byte[] stored = write(Samples.SCHEMA, Samples.vehicle(1));
    Schema without = altered("types.csv", table -> table.replaceAll("(?m)^10,MotorVehicle,", "9999,MotorVehicle,"));

    assertThatThrownBy(() -> read(without, stored))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("OV-1650")
        .hasMessageContaining("type number 10");
  }

  @Test
  void everyCutOffEntryIsReportedAsDamaged() {
    LogForm entries = new LogForm(new StoredForm(Samples.SCHEMA));
    FormWriter out = new FormWriter(64);
    entries.write(out, new Change.Put("id", 0, Samples.vehicle(1), 1, "peer"));
    byte[] bytes = out.toBytes();

    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> entries.read(7, cut))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("entry 7");
    }
  }

  private static byte[] write(Schema schema, DataObject object) {
    FormWriter out = new FormWriter(64);
    new StoredForm(schema).write(out, object);
    return out.toBytes();
  }

  private static DataObject read(Schema schema, byte[] stored) {
    return new StoredForm(schema).read(new FormReader(stored));
  }

  private Schema altered(String path, UnaryOperator<String> change) throws IOException {
    try (InputStream in = TableSource.builtIn().open(path)) {
      String before = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String after = change.apply(before);
      assertThat(after).isNotEqualTo(before);
      Path file = tables.resolve(path);
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, after);
    }
    return Schema.load(TableSource.folder(tables, TableSource.builtIn()));
  }
}
