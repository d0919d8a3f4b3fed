package org.openviid.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Function;
import org.openviid.schema.ViidException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes commands from the machine's own operator while the server runs: a Unix domain socket in the
/// data folder that only its owner can open. One connection carries one command: its words, one a line,
/// an empty line as the end; the answer is text until the connection closes, and begins with `ok` or
/// `error`. The answer of a command that takes long begins with `stream`, and each line says by its first
/// character what it is: a blank for the answer, `~` for progress, `!` for a refusal, `=` for the exit status,
/// which comes last. Safe for use by any number of threads.
public final class AdminSocket implements AutoCloseable {
  /// The name of the socket in a data folder.
  public static final String FILE = "admin.sock";

  private static final Logger LOG = LoggerFactory.getLogger(AdminSocket.class);
  private static final int MAX_WORDS = 10_000;

  private final Path path;
  private final ServerSocketChannel channel;
  private final Function<List<String>, String> commands;
  private final AdminStream streams;

  private AdminSocket(
      Path path, ServerSocketChannel channel, Function<List<String>, String> commands, AdminStream streams) {
    this.path = path;
    this.channel = channel;
    this.commands = commands;
    this.streams = streams;
  }

  /// Opens the socket and starts to serve it.
  ///
  /// @param commands carries out a command and gives its answer
  /// @param streams carries out those that take long
  static AdminSocket open(Path folder, Function<List<String>, String> commands, AdminStream streams) {
    Path path = folder.resolve(FILE);
    try {
      Files.deleteIfExists(path);
      ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      channel.bind(UnixDomainSocketAddress.of(path));
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
      AdminSocket socket = new AdminSocket(path, channel, commands, streams);
      Thread.ofVirtual().name("admin").start(socket::serve);
      return socket;
    } catch (IOException e) {
      throw new ViidException(e, "OV-2363", path, String.valueOf(e.getMessage()));
    }
  }

  private void serve() {
    while (channel.isOpen()) {
      try {
        SocketChannel client = channel.accept();
        Thread.ofVirtual().name("admin-command").start(() -> answer(client));
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        LOG.warn("the administration socket could not take a connection", e);
      }
    }
  }

  private void answer(SocketChannel client) {
    try (client;
        BufferedReader in = new BufferedReader(Channels.newReader(client, StandardCharsets.UTF_8));
        Writer out = Channels.newWriter(client, StandardCharsets.UTF_8)) {
      List<String> words = in.lines().takeWhile(line -> !line.isEmpty()).limit(MAX_WORDS + 1L).toList();
      if (words.size() > MAX_WORDS) {
        out.write("error\n" + new ViidException("OV-2417", MAX_WORDS).getMessage() + "\n");
      } else if (!words.isEmpty() && streams.covers(words.getFirst())) {
        stream(words, out);
      } else {
        out.write(carryOut(words));
      }
    } catch (IOException e) {
      LOG.debug("an administration command was broken off", e);
    }
  }

  private void stream(List<String> words, Writer out) throws IOException {
    out.write("stream\n");
    try {
      out.write("=" + streams.carryOut(words, new Sent(out)) + "\n");
    } catch (ViidException e) {
      out.write("!" + e.getMessage().replace('\n', ' ') + "\n");
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (RuntimeException e) {
      LOG.error("administration command {} failed", words.getFirst(), e);
      out.write("!" + e.toString().replace('\n', ' ') + "\n");
    }
  }

  /// Sends lines. That nobody takes them any more ends the command.
  private record Sent(Writer out) implements AdminOutput {
    @Override
    public void line(String text) {
      send(' ', text, false);
    }

    @Override
    public void progress(String text) {
      send('~', text, true);
    }

    private void send(char kind, String text, boolean now) {
      try {
        out.write(kind + text.replace('\n', ' ') + "\n");
        if (now) {
          out.flush();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private String carryOut(List<String> words) {
    try {
      return "ok\n" + commands.apply(words);
    } catch (ViidException e) {
      return "error\n" + e.getMessage() + "\n";
    } catch (RuntimeException e) {
      LOG.error("administration command {} failed", words.isEmpty() ? "" : words.getFirst(), e);
      return "error\n" + e + "\n";
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(path);
    } catch (IOException e) {
      LOG.warn("the administration socket {} could not be removed", path, e);
    }
  }
}
