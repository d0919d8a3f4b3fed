package org.openviid.reference;

import java.util.List;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Profile;
import org.openviid.schema.Schema;

/// JSON Schema (draft 2020-12) of all messages of a generation of the standard.
public final class JsonSchemas {
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  private JsonSchemas() {}

  /// The document: a message is an object with one key, which tells its type; `$defs` has every type.
  public static String document(Schema schema, Profile profile, Extent extent) {
    Edition edition = new Edition(schema, profile);
    return JsonText.of(json -> {
      json.put("$schema", DIALECT);
      json.put("$id", id(profile, extent));
      json.put("title", Notes.both(edition.subject()));
      json.put("type", "object");
      JsonTypes types = new JsonTypes(edition, json, "#/$defs/");
      List<ObjectType> messages = edition.messages();
      json.object("properties", () ->
          messages.forEach(type -> json.object(type.root(), () -> types.type(type, extent))));
      edition.types().forEach(type -> types.include(type, extent));
      json.put("minProperties", 1);
      json.put("maxProperties", 1);
      json.put("additionalProperties", false);
      json.object("$defs", types::definitions);
    });
  }

  /// The name by which other documents may refer to the document; it leads nowhere.
  public static String id(Profile profile, Extent extent) {
    return "urn:openviid:" + Edition.word(profile) + extent.suffix();
  }
}
