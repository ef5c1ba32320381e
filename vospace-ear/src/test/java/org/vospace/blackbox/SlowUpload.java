package org.vospace.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An upload that stops in the middle until it is told how to go on. */
final class SlowUpload implements AutoCloseable {
  private final String endpoint;
  private final byte[] bytes;
  private final Socket socket;

  private SlowUpload(String endpoint, byte[] bytes, Socket socket) {
    this.endpoint = endpoint;
    this.bytes = bytes;
    this.socket = socket;
  }

  /** Announces all the bytes and sends the first half of them. */
  static SlowUpload begin(Space space, String endpoint, byte[] bytes) {
    URI uri = URI.create(endpoint);
    try {
      Socket socket = RawHttp.connect(uri);
      String head =
          RawHttp.requestHead(Caller.anonymous(space), uri, "PUT", uri.getRawPath())
              + "Content-Length: "
              + bytes.length
              + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().write(Arrays.copyOf(bytes, bytes.length / 2));
      socket.getOutputStream().flush();
      return new SlowUpload(endpoint, bytes, socket);
    } catch (IOException e) {
      throw new UncheckedIOException(endpoint, e);
    }
  }

  /** Sends the other half. */
  Answer finish() {
    try {
      int half = bytes.length / 2;
      socket.getOutputStream().write(bytes, half, bytes.length - half);
      socket.getOutputStream().flush();
      return RawHttp.read(socket.getInputStream(), "slow PUT " + endpoint);
    } catch (IOException e) {
      throw new UncheckedIOException(endpoint, e);
    }
  }

  /** Sends nothing more and waits for what the service says by itself. */
  Answer answer() {
    try {
      return RawHttp.read(socket.getInputStream(), "slow PUT " + endpoint);
    } catch (IOException e) {
      throw new UncheckedIOException(endpoint, e);
    }
  }

  /** Sends nothing more and waits for the end of the connection. */
  void awaitEnd() {
    try {
      socket.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(endpoint, e);
    }
  }

  /** Sends nothing more, but waits for what the service says to that. */
  Answer truncate() {
    try {
      socket.shutdownOutput();
      return RawHttp.read(socket.getInputStream(), "truncated PUT " + endpoint);
    } catch (IOException e) {
      throw new UncheckedIOException(endpoint, e);
    }
  }

  /** Breaks the connection, as a client does that is killed. */
  @Override
  public void close() {
    try {
      if (!socket.isClosed()) {
        socket.setSoLinger(true, 0);
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(endpoint, e);
    }
  }
}
