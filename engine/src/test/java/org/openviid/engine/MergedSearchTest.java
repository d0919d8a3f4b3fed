package org.openviid.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openviid.query.Filter;
import org.openviid.schema.Outcome;
import org.openviid.schema.Schema;
import org.openviid.schema.ViidException;
import org.openviid.store.InMemoryObjectStore;

class MergedSearchTest {
  private static final Schema SCHEMA = Schema.load();

  private final InMemoryObjectStore store = new InMemoryObjectStore();

  private MergedSearch search(Duration patience) {
    List<MergedSearch.Source> sources =
        List.of(
            new MergedSearch.Source(SCHEMA.type("Person"), Filter.everything(), List.of()),
            new MergedSearch.Source(SCHEMA.type("Face"), Filter.everything(), List.of()));
    return new MergedSearch(store, sources, Long.MAX_VALUE, patience);
  }

  @Test
  void searchesOfSeveralTypesAreCutOffAsAWhole() {
    MergedSearch late = search(Duration.ofNanos(-1));

    for (long skip : new long[] {0, 5_000}) {
      assertThatThrownBy(() -> late.page(skip, 10, true, new Splits()))
          .isInstanceOfSatisfying(ViidException.class, cut -> assertThat(cut.outcome()).isEqualTo(Outcome.BUSY))
          .hasMessageContaining("OV-1916");
    }
    assertThat(search(Duration.ofHours(1)).page(0, 10, true, new Splits()).total()).hasValue(0);
  }
}
