package org.openviid.server;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Schema;
import org.openviid.schema.Suggestion;
import org.openviid.schema.TypeKind;
import org.openviid.schema.ViidException;
import org.openviid.store.embedded.RetentionSettings;

/// Reads how long data is kept, and what may be read only with a reason.
final class Retentions {
  private static final String DEFAULT = "default";
  private static final String PERSONAL = "personal";
  private static final long GIBIBYTE = 1L << 30;

  private Retentions() {}

  /// The names of the object types that may be read only with a reason.
  ///
  /// @throws ViidException when the configuration names a type that does not exist
  static Set<String> reasonFor(ServerConfig config, Schema schema) {
    Set<String> names = new HashSet<>();
    for (String name : config.privacy().reasonRequired()) {
      if (name.equals(PERSONAL)) {
        schema.types().stream().filter(ObjectType::isPersonal).map(ObjectType::name).forEach(names::add);
      } else if (schema.find(name).isPresent()) {
        names.add(name);
      } else {
        List<String> known = schema.types().stream().map(ObjectType::name).toList();
        throw new ViidException("OV-2419", name, Suggestion.closest(name, known).orElse(PERSONAL));
      }
    }
    return names;
  }

  /// Whether objects of the type stand inside others that could not be told apart without them.
  private static boolean isNeeded(Schema schema, String name) {
    return schema.types().stream()
        .filter(type -> type.kind() == TypeKind.RESOURCE && type.hasIdentity())
        .anyMatch(type ->
            type.idPath().steps().size() > 1 && type.idPath().steps().getFirst().target().name().equals(name));
  }

  /// The settings that a configuration asks for.
  ///
  /// @throws ViidException when it names a type that does not exist
  static RetentionSettings of(ServerConfig config, Schema schema) {
    ServerConfig.Store store = config.store();
    int others = store.retentionDays().getOrDefault(DEFAULT, 0);
    Map<String, Integer> days = new HashMap<>();
    for (ObjectType type : schema.types()) {
      if (type.kind() == TypeKind.RESOURCE && type.isPersonal() && others > 0) {
        days.put(type.name(), others);
      }
    }
    store.retentionDays().forEach((name, count) -> {
      if (!name.equals(DEFAULT) && schema.find(name).isEmpty()) {
        throw new ViidException(
            "OV-2372",
            name,
            Suggestion.closest(name, schema.types().stream().map(ObjectType::name).toList()).orElse("?"));
      }
      if (!name.equals(DEFAULT) && isNeeded(schema, name)) {
        throw new ViidException("OV-2418", name);
      }
      if (!name.equals(DEFAULT) && count > 0) {
        days.put(name, count);
      } else if (count == 0) {
        days.remove(name);
      }
    });
    return new RetentionSettings(
        days,
        store.volumeGiB() * GIBIBYTE,
        store.minDays(),
        Duration.ofDays(store.logDays()),
        config.privacy().auditDays());
  }
}
