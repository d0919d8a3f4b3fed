package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.http.TestServer.PLATFORM;
import static org.openviid.http.TestServer.SCHEMA;

import com.networknt.schema.Error;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openviid.codec.MessageWriter;
import org.openviid.codec.Notation;
import org.openviid.codec.WriteOptions;
import org.openviid.http.RawClient.Answer;
import org.openviid.schema.Attribute;
import org.openviid.schema.DataObject;
import org.openviid.schema.InterfaceRow;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Operation;
import org.openviid.schema.Profile;

/// Objects with every attribute of the tables: codec, validation of strict peers, store, XML Schema and JSON
/// Schema have to agree on each of them.
class WholeObjectsIT {
  private static final WrittenMessages MESSAGES = WrittenMessages.of(SCHEMA);
  private static final MessageWriter WRITER = new MessageWriter(SCHEMA);

  private static String written(Notation notation, DataObject message, Profile profile) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WriteOptions options = WriteOptions.of(profile).withRestricted(true);
    WRITER.write(notation, out, new MessageWriter.Draft(message, _ -> Optional.empty(), options));
    return out.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource
  void everyMessageInBothNotationsObeysItsSchema(Profile profile) throws IOException {
    List<ObjectType> messages =
        SCHEMA.types().stream()
            .filter(type -> type.profiles().contains(profile) && !type.root().isEmpty())
            .toList();

    assertThat(messages).hasSizeGreaterThan(40);
    for (ObjectType type : messages) {
      DataObject message = new Samples(profile).whole(type);
      assertThat(MESSAGES.faultsOfWhole(written(Notation.JSON, message, profile), profile))
          .as("%s in JSON", type).isEmpty();
      assertThat(MESSAGES.xmlFaultsOfWhole(written(Notation.XML, message, profile), profile))
          .as("%s in XML", type).isEmpty();
    }
  }

  static Stream<InterfaceRow> creations() {
    return SCHEMA.interfaces().stream()
        .filter(row -> row.operation() == Operation.CREATE && Offer.includes(row))
        .filter(row -> !row.path().contains("{ID}"));
  }

  private static InterfaceRow sibling(InterfaceRow creation, Operation operation) {
    return SCHEMA.interfaces().stream()
        .filter(row -> row.operation() == operation && row.type().equals(creation.type()) && Offer.includes(row))
        .filter(row -> row.path().startsWith(creation.path()))
        .findFirst()
        .orElseThrow();
  }

  private static boolean hasSibling(InterfaceRow creation, Operation operation) {
    return SCHEMA.interfaces().stream()
        .anyMatch(row -> row.operation() == operation && row.path().startsWith(creation.path() + "/"));
  }

  /// What a peer can upload: no attribute that only the server sets, and not the same identifiers in sets
  /// within a set, where the sample says less of the same objects.
  private static DataObject uploaded(DataObject whole) {
    DataObject.Builder uploaded = whole.toBuilder();
    for (Attribute attribute : whole.type().attributes()) {
      if (attribute.isReadOnly() || Set.of("VideoSliceList", "ImageList", "FileList").contains(attribute.name())) {
        uploaded.set(attribute, null);
      }
    }
    return uploaded.build();
  }

  private static String withoutReadOnly(ObjectType type, String message) {
    String left = message;
    for (Attribute attribute : type.attributes()) {
      if (attribute.isReadOnly()) {
        left = left.replaceAll(",\"" + attribute.name() + "\":(\"[^\"]*\"|\\d+)", "");
      }
    }
    return left;
  }

  @ParameterizedTest
  @MethodSource("creations")
  void whatAStrictPeerUploadsComesBackAsItWas(InterfaceRow creation) throws IOException {
    ObjectType type = creation.type().orElseThrow();
    DataObject object = uploaded(new Samples(Profile.GAT1400).whole(type));
    String single = written(Notation.JSON, object, Profile.GAT1400);
    try (TestServer server = TestServer.start().registered(PLATFORM)) {
      server.peers.update(PLATFORM, peer -> peer.with(peer.settings().withStrict(true).withRestricted(true)));
      String list = creation.request().orElseThrow().root();
      String inner = single.substring(single.indexOf(':') + 1, single.length() - 1);
      String body = "{\"%s\":{\"%s\":[%s]}}".formatted(list, type.element(), inner);

      if (!body.contains("\"TabName\"")) { // the library of data that the sample says it belongs to
        server.call(PLATFORM, "POST /VIID/DataClassTabs",
            "{\"DataClassTabListObject\":{\"DataClassTabObject\":[{\"TabID\":\"<文>\",\"TabName\":\"<文>\"}]}}");
      }
      Answer created = server.call(PLATFORM, "POST " + creation.path(), body);
      assertThat(created.body()).contains("\"StatusCode\":0", "\"Id\":\"" + object.id() + "\"");

      InterfaceRow query = sibling(creation, Operation.QUERY);
      Answer found = server.call(PLATFORM, "GET " + query.path() + "?PageRecordNum=5", "");
      assertThat(withoutReadOnly(type, found.body())).isEqualTo(body);
      assertThat(MESSAGES.faultsOfWhole(found.body(), Profile.GAT1400)).extracting(Error::getMessage).isEmpty();
      if (hasSibling(creation, Operation.READ)) {
        String path = sibling(creation, Operation.READ).path().replace("{ID}", String.valueOf(object.id()));
        assertThat(withoutReadOnly(type, server.call(PLATFORM, "GET " + path, "").body())).isEqualTo(single);
        assertThat(server.call(PLATFORM, "DELETE " + path, "").body()).contains("\"StatusCode\":0");
        assertThat(server.call(PLATFORM, "GET " + path, "").status()).isEqualTo(404);
      }
    }
  }
}
