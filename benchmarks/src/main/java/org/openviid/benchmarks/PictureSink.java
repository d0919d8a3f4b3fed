package org.openviid.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/// The least that a server can do with pictures: read a request, decode the Base64 text in it, append
/// the bytes to a file, and answer when they are durable. What a real server takes beyond this is what
/// its work costs. It runs on the same HTTP library. Safe for use by any number of threads.
public final class PictureSink implements AutoCloseable {
  private static final byte[] BEGIN = "\"Data\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ANSWER =
      ("{\"ResponseStatusListObject\":{\"ResponseStatusObject\":[{" + Load.SUCCESS + "}]}}")
          .getBytes(StandardCharsets.US_ASCII);
  private static final int BLOCK = 16 * 1024;
  private static final int LARGEST = 1 << 20;

  private final BlockingQueue<Buffers> pool = new LinkedBlockingQueue<>();
  private final SyncedFile file;
  private final Server server;
  private final ServerConnector connector;

  private static final class Buffers {
    private final byte[] request = new byte[LARGEST];
    private final byte[] text = new byte[BLOCK];
    private final byte[] block = new byte[BLOCK / 4 * 3];
    private final ByteBuffer content = ByteBuffer.allocateDirect(LARGEST);
  }

  /// A sink that listens on a port of this machine.
  ///
  /// @param port 0 for any that is free
  /// @param folder where the pictures go
  /// @throws IOException when the port or the folder cannot be used
  public PictureSink(int port, Path folder) throws IOException {
    this.file = new SyncedFile(folder.resolve("pictures"));
    this.server = new Server(new VirtualThreadPool());
    HttpConfiguration configuration = new HttpConfiguration();
    this.connector = new ServerConnector(server, 1, -1, new HttpConnectionFactory(configuration));
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    server.addConnector(connector);
    server.setHandler(new Taking());
    try {
      server.start();
    } catch (Exception e) { // the library declares nothing narrower
      throw new IOException("the sink cannot listen on port " + port, e);
    }
  }

  /// Runs a sink until the process is ended.
  ///
  /// @param arguments the port and the folder
  public static void main(String[] arguments) throws IOException, InterruptedException {
    try (PictureSink sink = new PictureSink(Integer.parseInt(arguments[0]), Path.of(arguments[1]))) {
      sink.server.join();
    }
  }

  /// The port it listens on.
  public int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    try {
      server.stop();
    } catch (Exception e) { // the library declares nothing narrower
      throw new IOException("the sink does not stop", e);
    } finally {
      file.close();
    }
  }

  private final class Taking extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
      Buffers free = pool.poll();
      Buffers buffers = free == null ? new Buffers() : free;
      try (InputStream body = Content.Source.asInputStream(request)) {
        int length = body.readNBytes(buffers.request, 0, LARGEST);
        if (decode(buffers, length)) {
          file.append(buffers.content.flip());
        }
      } finally {
        pool.add(buffers);
      }
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, ANSWER.length);
      response.write(true, ByteBuffer.wrap(ANSWER), callback);
      return true;
    }
  }

  /// Decodes the first picture of a request.
  ///
  /// @return whether there is one
  private static boolean decode(Buffers buffers, int length) {
    byte[] request = buffers.request;
    int at = after(request, length);
    if (at < 0) {
      return false;
    }
    int end = at;
    while (end < length && request[end] != '"') {
      end++;
    }
    buffers.content.clear();
    for (; at < end; at += BLOCK) {
      int count = Math.min(BLOCK, end - at);
      if (count == BLOCK) {
        System.arraycopy(request, at, buffers.text, 0, BLOCK);
        Base64.getDecoder().decode(buffers.text, buffers.block);
        buffers.content.put(buffers.block);
      } else {
        buffers.content.put(Base64.getDecoder().decode(Arrays.copyOfRange(request, at, end)));
      }
    }
    return true;
  }

  private static int after(byte[] request, int length) {
    for (int i = 0; i + BEGIN.length < length; i++) {
      if (request[i] == BEGIN[0] && Arrays.equals(request, i, i + BEGIN.length, BEGIN, 0, BEGIN.length)) {
        return i + BEGIN.length;
      }
    }
    return -1;
  }
}
