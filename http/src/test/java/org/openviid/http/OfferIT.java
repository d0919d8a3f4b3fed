package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.http.TestServer.PLATFORM;
import static org.openviid.http.TestServer.SCHEMA;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openviid.http.RawClient.Answer;
import org.openviid.schema.InterfaceRow;

/// Asks for every row of the interface table, since the documents tell people what is offered.
class OfferIT {
  private static final String ID = "330106000011900000010220260501080000000010200001";

  @Test
  void exactlyWhatIsNotOfferedIsRefusedAsNotOffered() {
    List<String> wrong = new ArrayList<>();
    int offered = 0;
    try (TestServer server = TestServer.start().registered(PLATFORM)) {
      for (InterfaceRow row : SCHEMA.interfaces()) {
        Answer answer = server.call(PLATFORM, row.method() + " " + row.path().replace("{ID}", ID), "");
        boolean refused = answer.body().contains("OV-2150") || answer.body().contains("OV-2151");
        offered += Offer.includes(row) ? 1 : 0;
        if (refused == Offer.includes(row)) {
          wrong.add(row.id() + ": " + answer.body());
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(offered).isGreaterThan(90);
  }
}
