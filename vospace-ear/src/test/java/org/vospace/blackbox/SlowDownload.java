package org.vospace.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A download of which only the first bytes are read. */
final class SlowDownload implements AutoCloseable {
  private static final int FIRST = 64;

  private final Socket socket;
  private final String statusLine;

  private SlowDownload(Socket socket, String statusLine) {
    this.socket = socket;
    this.statusLine = statusLine;
  }

  /** Asks for the bytes and reads the beginning of the answer. */
  static SlowDownload begin(Space space, String endpoint) {
    URI uri = URI.create(endpoint);
    try {
      Socket socket = RawHttp.connect(uri);
      String head = RawHttp.requestHead(Caller.anonymous(space), uri, "GET", uri.getRawPath());
      socket.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      String first =
          new String(socket.getInputStream().readNBytes(FIRST), StandardCharsets.US_ASCII);
      return new SlowDownload(socket, first);
    } catch (IOException e) {
      throw new UncheckedIOException(endpoint, e);
    }
  }

  int status() {
    return Integer.parseInt(statusLine.split(" ")[1]);
  }

  /** Breaks the connection. */
  @Override
  public void close() {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
