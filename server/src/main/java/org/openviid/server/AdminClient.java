package org.openviid.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.openviid.schema.ViidException;

/// Sends a command to the server that has a data folder open.
public final class AdminClient {
  private AdminClient() {}

  /// The server's answer; empty when no server has the folder open.
  ///
  /// @param words the command, none of them empty or with line breaks
  /// @throws ViidException with the server's words when it refused
  public static Optional<String> send(Path folder, List<String> words) {
    Path path = folder.resolve(AdminSocket.FILE);
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
        Writer out = Channels.newWriter(channel, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
      out.write(String.join("\n", words) + "\n\n");
      out.flush();
      String status = in.readLine();
      String text = in.lines().collect(Collectors.joining("\n"));
      if (!"ok".equals(status)) {
        throw new ViidException("OV-2364", text);
      }
      return Optional.of(text);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// Sends a command that takes long, and passes on what the server says meanwhile.
  ///
  /// @return the exit status; empty when no server has the folder open
  /// @throws ViidException with the server's words when it refused, or when it was gone before the end
  static OptionalInt stream(Path folder, List<String> words, AdminOutput output) {
    Path path = folder.resolve(AdminSocket.FILE);
    if (!Files.exists(path)) {
      return OptionalInt.empty();
    }
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
        Writer out = Channels.newWriter(channel, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
      out.write(String.join("\n", words) + "\n\n");
      out.flush();
      if (!"stream".equals(in.readLine())) {
        throw new ViidException("OV-2416", String.valueOf(in.readLine()));
      }
      return OptionalInt.of(receive(in, output));
    } catch (ConnectException _) {
      return OptionalInt.empty();
    } catch (IOException e) {
      throw new ViidException(e, "OV-2420", String.valueOf(e.getMessage()));
    }
  }

  private static int receive(BufferedReader in, AdminOutput output) throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String text = line.isEmpty() ? "" : line.substring(1);
      switch (line.isEmpty() ? ' ' : line.charAt(0)) {
        case '~' -> output.progress(text);
        case '!' -> throw new ViidException("OV-2421", text);
        case '=' -> {
          return Integer.parseInt(text);
        }
        default -> output.line(text);
      }
    }
    throw new IOException("the server was gone before the end");
  }
}
