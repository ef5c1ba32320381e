package org.vospace.blackbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.vospace.protocol.TransferProtocol;

/** A client of {@code urn:example:lines}. */
final class LinesClient implements AutoCloseable {
  private static final int LINE = 30;

  private final Socket socket;
  private final BufferedReader in;

  /** The application with the protocol as a stranger's, who knows the SPI and CDI alone. */
  static Path addProtocol(Path directory, Path ear) {
    try {
      Files.createDirectories(directory);
      return StrangerJar.added(
          Files.createTempDirectory(directory, "lines"),
          ear,
          Path.of("src/test/java/example/lines"),
          List.of("LinesProtocol.java", "LinesServer.java", "LinesReader.java", "LinesStream.java"),
          TransferProtocol.class,
          ApplicationScoped.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For LINES_PORT: one that nobody listens on now. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LinesClient(String endpoint, String verb) throws IOException {
    URI uri = URI.create(endpoint);
    socket = new Socket(uri.getHost(), uri.getPort());
    in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    say(verb + " " + uri.getPath().substring(1));
  }

  /** Uploads and returns what the server says. */
  static String put(String endpoint, byte[] bytes) {
    try (LinesClient client = new LinesClient(endpoint, "PUT")) {
      String answer = client.in.readLine();
      if (!answer.equals("SEND")) {
        return answer;
      }
      client.send(bytes);
      client.say(".");
      return client.in.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Uploads without an end. */
  static void breakOff(String endpoint, byte[] bytes) {
    try (LinesClient client = new LinesClient(endpoint, "PUT")) {
      client.in.readLine();
      client.send(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Downloads.
   *
   * @param thanks whether the server is told that all has arrived
   * @throws IllegalStateException when it says anything else than bytes
   */
  static byte[] get(String endpoint, boolean thanks) {
    try (LinesClient client = new LinesClient(endpoint, "GET")) {
      String size = client.in.readLine();
      if (!size.startsWith("SIZE ")) {
        throw new IllegalStateException(size);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (String line = client.in.readLine(); !line.equals("."); line = client.in.readLine()) {
        bytes.write(Base64.getDecoder().decode(line));
      }
      if (thanks) {
        client.say("THANKS");
        if (!client.in.readLine().equals("DONE")) {
          throw new IllegalStateException("it has arrived, and is not done");
        }
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void send(byte[] bytes) throws IOException {
    for (int at = 0; at < bytes.length; at += LINE) {
      byte[] part = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + LINE));
      say(Base64.getEncoder().encodeToString(part));
    }
  }

  private void say(String line) throws IOException {
    socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
