package example.lines;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.vospace.protocol.Outgoing;
import org.vospace.protocol.ProtocolBytes;
import org.vospace.protocol.RefusedException;

/**
 * Speaks lines: a client says {@code PUT secret}, is told {@code SEND} and sends bytes; or says
 * {@code GET secret}, gets {@code SIZE number} and bytes, and answers {@code THANKS}. In the end it
 * is told {@code DONE}, or as soon as it is refused {@code FAULT name}. Bytes are lines of base64,
 * and a dot.
 */
final class LinesServer implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(LinesServer.class.getName());
  private static final int CLIENTS = 16;
  private static final int LINE = 48;
  private static final int SILENCE_MILLIS = 10_000;

  private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS + 1);
  private final ProtocolBytes bytes;
  private final ServerSocket door;

  LinesServer(int port, ProtocolBytes bytes) {
    this.bytes = bytes;
    try {
      door = new ServerSocket(port, CLIENTS, InetAddress.getByName("localhost"));
    } catch (IOException e) {
      throw new UncheckedIOException("LINES_PORT " + port + ": " + e.getMessage(), e);
    }
    threads.execute(this::listen);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      door.close();
    } catch (IOException e) {
      LOG.log(Level.FINE, "The door does not close", e);
    }
  }

  private void listen() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        LOG.log(Level.FINE, "The door is closed", e);
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setSoTimeout(SILENCE_MILLIS);
      LinesReader in = new LinesReader(client.getInputStream());
      String[] request = in.line().split(" ");
      say(client, request.length == 2 ? answer(client, in, request) : "FAULT InvalidArgument");
    } catch (IOException e) {
      LOG.log(Level.FINE, "A client went away", e);
    }
  }

  private String answer(Socket client, LinesReader in, String[] request) throws IOException {
    try {
      if (request[0].equals("PUT")) {
        bytes.push(
            request[1], new LinesStream(in, () -> say(client, "SEND")), "application/x-lines");
      } else {
        bytes.pull(request[1], (what, stream) -> give(client, in, what, stream));
      }
      return "DONE";
    } catch (RefusedException e) {
      return "FAULT " + e.fault();
    }
  }

  private static void give(Socket client, LinesReader in, Outgoing what, InputStream all)
      throws IOException {
    say(client, "SIZE " + what.length());
    for (byte[] part = all.readNBytes(LINE); part.length > 0; part = all.readNBytes(LINE)) {
      say(client, Base64.getEncoder().encodeToString(part));
    }
    say(client, ".");
    if (!in.line().equals("THANKS")) {
      throw new IOException("nobody says that it has arrived");
    }
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
  }
}
