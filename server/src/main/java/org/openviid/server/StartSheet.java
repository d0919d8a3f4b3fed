package org.openviid.server;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What is printed when a server has started: where it is, who it is, what to type into a camera, and the
/// same as commands.
public final class StartSheet {
  private StartSheet() {}

  /// The sheet.
  ///
  /// @param server it, running
  /// @param open whether a password is shared by all peers
  public static String of(
      ServerConfig config, ServerIdentity identity, Path folder, OpenViid server, boolean open) {
    int port = server.port();
    List<String> addresses = addresses(config.listen().host());
    String address = addresses.getFirst();
    String password = open ? "the shared password 共享密码" : "from `openviid peer add ID` 由该命令生成";
    StringBuilder sheet = new StringBuilder();
    sheet.append("openviid ").append(Software.version()).append('\n');
    urls(config.listen().host(), server).forEach(url -> sheet.append(line("URL", url)));
    sheet.append(line("identity", identity.id()));
    sheet.append(line("data", folder.toString()));
    sheet.append(line("memory", memory(config)));
    CameraSheet.Login login = CameraSheet.Login.any(password);
    sheet.append(new CameraSheet(address, port, identity.id(), login).text());
    return sheet.toString();
  }

  /// A line with a name in both languages and what is to be said of it.
  static String line(String name, String value) {
    return "  " + pad(name, 22) + value + "\n";
  }

  /// Where others reach a server.
  ///
  /// @param host what it listens on
  static List<String> urls(String host, OpenViid server) {
    List<String> addresses = addresses(host);
    List<String> urls = new ArrayList<>();
    addresses.forEach(each -> urls.add("http://" + each + ":" + server.port() + "/VIID"));
    server.securePort().ifPresent(
        secure -> addresses.forEach(each -> urls.add("https://" + each + ":" + secure + "/VIID")));
    return urls;
  }

  /// Chinese characters take two columns on a terminal.
  private static String pad(String text, int columns) {
    int width = text.codePoints().map(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN ? 2 : 1).sum();
    return text + " ".repeat(Math.max(1, columns - width));
  }

  private static String memory(ServerConfig config) {
    ServerConfig.Store store = config.store();
    return "heap %d, cache %d, write buffers %d, index %d, uploads %d MiB"
        .formatted(
            Runtime.getRuntime().maxMemory() >> 20,
            store.cacheMiB(),
            store.writeBufferMiB(),
            store.indexBufferMiB(),
            store.uploadMiB());
  }

  /// The address by which others reach a server that listens on `host`, the first of them.
  static String address(String host) {
    return addresses(host).getFirst();
  }

  /// The addresses by which others reach a server that listens on `host`.
  static List<String> addresses(String host) {
    if (!host.equals("0.0.0.0")) {
      return List.of(host);
    }
    List<String> addresses = new ArrayList<>();
    try {
      NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
          .map(InetAddress::getHostAddress)
          .forEach(addresses::add);
    } catch (SocketException _) {
      addresses.clear();
    }
    addresses.add("127.0.0.1");
    return addresses;
  }
}
