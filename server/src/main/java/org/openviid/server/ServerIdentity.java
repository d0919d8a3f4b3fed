package org.openviid.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import org.openviid.schema.ViidException;

/// Who this library is, as it stands in its data folder: identifier and realm in `openviid.yaml`, and a
/// key of its own in `secret.key`, readable by its owner only.
///
/// @param id 20 digits
/// @param realm the realm of the Digest challenges
/// @param key 32 random bytes that sign nonces; never leaves the machine
@SuppressWarnings("ArrayRecordComponent") // handed over once, not compared
public record ServerIdentity(String id, String realm, byte[] key) {
  /// The name of the configuration file in a data folder.
  public static final String CONFIG_FILE = "openviid.yaml";

  private static final String KEY_FILE = "secret.key";
  private static final int KEY_LENGTH = 32;
  private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

  /// The identity that a configuration names, with the key of the data folder.
  ///
  /// @throws ViidException when the identifier is not one, or the key file is damaged
  public static ServerIdentity of(ServerConfig config, Path folder) {
    String id = checked(config.identity().id());
    String realm = config.identity().realm().isEmpty() ? id : config.identity().realm();
    return new ServerIdentity(id, realm, key(folder.resolve(KEY_FILE)));
  }

  /// The identifier itself, if it is one.
  ///
  /// @throws ViidException when it is not 20 digits
  public static String checked(String id) {
    if (!id.matches("\\d{20}")) {
      throw new ViidException("OV-2357", id);
    }
    return id;
  }

  /// An identifier for a view library in an area: GB/T 28181 Annex D.1 with type code 503.
  ///
  /// @param area 6 digits of GB/T 2260
  /// @param serial 0 to 999,999
  /// @throws ViidException when the area is none
  public static String createId(String area, int serial) {
    if (!area.matches("\\d{6}")) {
      throw new ViidException("OV-2358", area);
    }
    return area + "00" + "00" + "503" + "0" + "%06d".formatted(serial);
  }

  /// Writes a new identity into a data folder.
  ///
  /// @throws ViidException when there is one already
  public static void write(Path folder, String id) {
    Path file = folder.resolve(CONFIG_FILE);
    if (Files.exists(file)) {
      throw new ViidException("OV-2359", file);
    }
    String text =
        """
        # Configuration of OpenVIID. Every key has a default; docs/configuration.md lists them all.
        identity:
          id: "%s"
          realm: "%s"
        """
            .formatted(id, id);
    try {
      Files.createDirectories(folder);
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new ViidException(e, "OV-2360", file, String.valueOf(e.getMessage()));
    }
  }

  private static byte[] key(Path file) {
    try {
      if (!Files.exists(file)) {
        byte[] key = new byte[KEY_LENGTH];
        new SecureRandom().nextBytes(key);
        Files.createDirectories(file.getParent());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.write(file, key);
        return key;
      }
      byte[] key = Files.readAllBytes(file);
      if (key.length != KEY_LENGTH) {
        throw new ViidException("OV-2361", file, key.length, KEY_LENGTH);
      }
      return key;
    } catch (IOException e) {
      throw new ViidException(e, "OV-2362", file, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public String toString() {
    return "ServerIdentity[" + id + "]";
  }
}
