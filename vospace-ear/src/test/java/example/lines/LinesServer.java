package example.lines;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.vospace.fault.VospaceException;
import org.vospace.protocol.Outgoing;
import org.vospace.protocol.ProtocolBytes;

/**
 * Speaks lines: a client sends {@code PUT secret} and bytes, or {@code GET secret}, then gets
 * {@code SIZE number} and bytes and answers {@code THANKS}; then it is told {@code DONE} or {@code
 * FAULT name}. Bytes are lines of base64, and a dot.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LinesServer {
  private static final Logger LOG = Logger.getLogger(LinesServer.class.getName());
  private static final int LINE = 48;
  private static final int SILENCE_MILLIS = 10_000;

  @Resource private ManagedThreadFactory threads;
  @Inject private ProtocolBytes bytes;

  private ServerSocket door;

  @PostConstruct
  void start() {
    try {
      door = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
    } catch (IOException e) {
      throw new UncheckedIOException("no port for lines", e);
    }
    threads.newThread(this::listen).start();
  }

  @PreDestroy
  void stop() throws IOException {
    door.close();
  }

  /** Where it listens. */
  public int port() {
    return door.getLocalPort();
  }

  private void listen() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        threads.newThread(() -> serve(client)).start();
      } catch (IOException e) {
        LOG.log(Level.FINE, "The door is closed", e);
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setSoTimeout(SILENCE_MILLIS);
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
      String[] request = String.valueOf(in.readLine()).split(" ");
      say(client, request.length == 2 ? answer(client, in, request) : "FAULT InvalidArgument");
    } catch (IOException e) {
      LOG.log(Level.FINE, "A client went away", e);
    }
  }

  private String answer(Socket client, BufferedReader in, String[] request) throws IOException {
    try {
      if (request[0].equals("PUT")) {
        bytes.push(request[1], new LinesStream(in), "application/x-lines");
      } else {
        bytes.pull(request[1], (what, stream) -> give(client, in, what, stream));
      }
      return "DONE";
    } catch (VospaceException e) {
      return "FAULT " + e.fault().faultName();
    }
  }

  private static void give(Socket client, BufferedReader in, Outgoing what, InputStream all)
      throws IOException {
    say(client, "SIZE " + what.length());
    for (byte[] part = all.readNBytes(LINE); part.length > 0; part = all.readNBytes(LINE)) {
      say(client, Base64.getEncoder().encodeToString(part));
    }
    say(client, ".");
    if (!"THANKS".equals(in.readLine())) {
      throw new IOException("nobody says that it has arrived");
    }
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
  }
}
