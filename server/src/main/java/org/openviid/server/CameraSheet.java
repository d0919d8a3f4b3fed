package org.openviid.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// What one types into a camera, and the same as commands that can be pasted into a shell.
///
/// @param address of the server
/// @param port where it listens
/// @param platform its 20-digit identifier
/// @param login how the camera logs in
record CameraSheet(String address, int port, String platform, Login login) {
  private static final String SAMPLE = "33010600001190000001";

  /// How a camera logs in.
  ///
  /// @param id its 20-digit identifier; empty for any
  /// @param user its user name; empty for its identifier
  /// @param shown how its password is described
  /// @param shell what a shell understands as its password
  record Login(String id, String user, String shown, String shell) {
    /// Of a camera of which nothing is known.
    static Login any(String shown) {
      return new Login("", "", shown, "'…'   # its password 设备口令");
    }

    private String shellId() {
      return id.isEmpty() ? SAMPLE : id;
    }

    private String shellUser() {
      return user.isEmpty() ? "$ID" : quoted(user);
    }
  }

  /// A text that a shell takes as it is.
  static String quoted(String text) {
    return text.matches("[0-9A-Za-z_./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /// The sheet.
  String text() {
    String ids = login.id().isEmpty() ? "its own 20 digits 设备自身的 20 位编码" : login.id();
    String user = login.user().isEmpty() ? ids : login.user();
    StringBuilder sheet = new StringBuilder();
    sheet.append("\n  For a camera · 摄像机参数\n");
    sheet.append(StartSheet.line("  protocol 协议", "GA/T 1400 (视图库)"));
    sheet.append(StartSheet.line("  address 地址", address));
    sheet.append(StartSheet.line("  port 端口", Integer.toString(port)));
    sheet.append(StartSheet.line("  platform 平台编码", platform));
    sheet.append(StartSheet.line("  device 设备编码", ids));
    sheet.append(StartSheet.line("  user 用户名", user));
    sheet.append(StartSheet.line("  password 密码", login.shown()));
    sheet.append(StartSheet.line("  keepalive 保活", "every 30 to 90 s 秒"));
    sheet.append("\n  The same by hand · 手工测试\n");
    sheet.append(commands());
    return sheet.toString();
  }

  /// The commands alone.
  String commands() {
    String text = template();
    List<String> values =
        List.of(login.shellId(), login.shellUser(), login.shell(), "http://" + address + ":" + port + "/VIID");
    for (int i = 0; i < values.size(); i++) {
      text = text.replace("{" + i + "}", values.get(i));
    }
    return text;
  }

  private static String template() {
    try (InputStream in = Objects.requireNonNull(CameraSheet.class.getResourceAsStream("sheet.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the built-in sheet cannot be read", e);
    }
  }
}
