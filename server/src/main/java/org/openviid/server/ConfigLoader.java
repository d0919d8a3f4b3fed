package org.openviid.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Suggestion;
import org.openviid.schema.ViidException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads the configuration: built-in defaults, over them the operator's file, over that the environment
/// (`OPENVIID_LISTEN_PORT=8500` sets `listen.port`). A key that does not exist stops the start, with the
/// one that was probably meant.
public final class ConfigLoader {
  private static final String ENVIRONMENT_PREFIX = "OPENVIID_";

  private final YAMLMapper yaml = new YAMLMapper();

  /// The configuration from a file, or the defaults when `file` is null or does not exist.
  ///
  /// @throws ViidException naming the key and what is wrong with it
  public ServerConfig load(@Nullable Path file, Map<String, String> environment) {
    ObjectNode tree = defaults();
    if (file != null && Files.exists(file)) {
      overlay(tree, read(file), "", file.toString());
    }
    environment.forEach((name, value) -> fromEnvironment(tree, name, value));
    try {
      return yaml.treeToValue(tree, ServerConfig.class);
    } catch (JacksonException e) {
      throw new ViidException(e, "OV-2350", String.valueOf(file), e.getOriginalMessage());
    }
  }

  /// Opens the built-in defaults, with a comment for every key.
  public static InputStream openDefaults() {
    return Objects.requireNonNull(ConfigLoader.class.getResourceAsStream("defaults.yaml"));
  }

  private ObjectNode defaults() {
    try (InputStream in = openDefaults()) {
      return (ObjectNode) yaml.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the built-in configuration cannot be read", e);
    }
  }

  private JsonNode read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return yaml.readTree(in);
    } catch (JacksonException e) {
      throw new ViidException(
          e, "OV-2351", file, e.getLocation() == null ? "?" : e.getLocation().getLineNr(), e.getOriginalMessage());
    } catch (IOException e) {
      throw new ViidException(e, "OV-2352", file, String.valueOf(e.getMessage()));
    }
  }

  private static void overlay(ObjectNode tree, JsonNode over, String path, String source) {
    if (over.isMissingNode() || over.isNull()) {
      return;
    }
    if (!over.isObject()) {
      throw new ViidException("OV-2353", source, path.isEmpty() ? "the file" : path);
    }
    for (Map.Entry<String, JsonNode> entry : over.properties()) {
      String key = entry.getKey();
      String full = path.isEmpty() ? key : path + "." + key;
      JsonNode known = tree.get(key);
      if (known == null && !isOpen(path)) {
        throw new ViidException("OV-2354", source, full, meant(key, tree));
      }
      if (known instanceof ObjectNode inner) {
        overlay(inner, entry.getValue(), full, source);
      } else {
        tree.set(key, entry.getValue());
      }
    }
  }

  /// Whether the keys under this path are not fixed.
  private static boolean isOpen(String path) {
    return path.equals("store.retentionDays");
  }

  private static void fromEnvironment(ObjectNode tree, String name, String value) {
    if (!name.startsWith(ENVIRONMENT_PREFIX)) {
      return;
    }
    String[] parts = name.substring(ENVIRONMENT_PREFIX.length()).toLowerCase(Locale.ROOT).split("_", -1);
    ObjectNode node = tree;
    for (int i = 0; i < parts.length - 1; i++) {
      if (!(node.get(match(node, parts[i], name)) instanceof ObjectNode inner)) {
        throw new ViidException("OV-2355", name);
      }
      node = inner;
    }
    node.put(match(node, parts[parts.length - 1], name), value);
  }

  private static String match(ObjectNode node, String part, String name) {
    for (String key : node.propertyNames()) {
      if (key.equalsIgnoreCase(part)) {
        return key;
      }
    }
    throw new ViidException("OV-2356", name, meant(part, node));
  }

  /// The key that was probably meant, or all there are.
  private static String meant(String key, ObjectNode node) {
    return Suggestion.closest(key, node.propertyNames()).orElseGet(() -> String.join(", ", node.propertyNames()));
  }
}
