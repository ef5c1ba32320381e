package org.vospace.blackbox;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/**
 * Stands between a server and its database, knows when a transaction that gives a node its bytes is
 * committed, and can break the connection at that moment. It reads the client's side of
 * PostgreSQL's protocol (version 3, §55.7 of its manual) and looks at nothing of the other side.
 */
final class DatabaseProxy implements AutoCloseable {
  private static final int START_OF_SESSION = 3 << 16;

  /** What only the commit of an upload does. */
  private static final String SWAP = "SET length";

  private final ServerSocket listener;
  private final IntSupplier databasePort;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile Watcher watcher = Watcher.PASSIVE;

  /** Somebody who is told of each commit of an upload. */
  interface Watcher {
    /** Lets everything pass. */
    Watcher PASSIVE = new Watcher() {};

    /** The commit is on its way to the database; true breaks the connection before it is there. */
    default boolean breaksBefore() {
      return false;
    }

    /** The database has committed; true breaks the connection before the server hears of it. */
    default boolean breaksAfter() {
      return false;
    }
  }

  /**
   * @param databasePort where the database listens, which may change when it starts anew
   */
  DatabaseProxy(IntSupplier databasePort) {
    this.databasePort = databasePort;
    try {
      listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  void watch(Watcher next) {
    watcher = next;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket server = listener.accept();
        sockets.add(server);
        start(() -> serve(server));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket server) {
    try (server;
        Socket database = new Socket(InetAddress.getLoopbackAddress(), databasePort.getAsInt())) {
      sockets.add(database);
      database.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      Conversation conversation = new Conversation(server, database);
      start(conversation::answers);
      conversation.questions();
    } catch (IOException broken) {
      // One side has gone, so the other one goes.
    } finally {
      sockets.remove(server);
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "database proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One connection of the server. */
  private final class Conversation {
    private final Socket server;
    private final Socket database;
    private final Map<String, String> statements = new HashMap<>();
    private boolean swaps;
    private volatile boolean committing;

    Conversation(Socket server, Socket database) {
      this.server = server;
      this.database = database;
    }

    void questions() throws IOException {
      DataInputStream in = new DataInputStream(new BufferedInputStream(server.getInputStream()));
      OutputStream out = database.getOutputStream();
      // Messages without a type, until the session starts: the wish for TLS, which is refused.
      int code;
      do {
        byte[] body = in.readNBytes(in.readInt() - Integer.BYTES);
        out.write(message(-1, body));
        code = new DataInputStream(new ByteArrayInputStream(body)).readInt();
      } while (code != START_OF_SESSION);
      ByteArrayOutputStream batch = new ByteArrayOutputStream();
      for (int type = in.read(); type >= 0; type = in.read()) {
        byte[] body = in.readNBytes(in.readInt() - Integer.BYTES);
        batch.write(message(type, body));
        boolean commits = commits(type, body);
        if (commits && watcher.breaksBefore()) {
          throw new IOException("broken on purpose");
        }
        committing |= commits;
        if (in.available() == 0) {
          batch.writeTo(out);
          batch.reset();
        }
      }
    }

    void answers() {
      byte[] buffer = new byte[1 << 16];
      try (server;
          database) {
        InputStream in = database.getInputStream();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          if (committing) {
            committing = false;
            if (watcher.breaksAfter()) {
              return;
            }
          }
          server.getOutputStream().write(buffer, 0, read);
        }
      } catch (IOException broken) {
        // One side has gone, so the other one goes.
      } finally {
        sockets.remove(database);
      }
    }

    /** Whether the message commits a transaction in which a node has got its bytes. */
    private boolean commits(int type, byte[] body) {
      if (type == 'P') {
        statements.put(text(body, 0), text(body, text(body, 0).length() + 1));
      } else if (type == 'B') {
        String statement = statements.getOrDefault(text(body, text(body, 0).length() + 1), "");
        boolean ends = statement.equals("COMMIT") || statement.equals("ROLLBACK");
        boolean commits = swaps && statement.equals("COMMIT");
        swaps = !ends && (swaps || statement.contains(SWAP));
        return commits;
      }
      return false;
    }

    private static String text(byte[] body, int from) {
      int end = from;
      while (body[end] != 0) {
        end++;
      }
      return new String(body, from, end - from, StandardCharsets.ISO_8859_1);
    }

    private static byte[] message(int type, byte[] body) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length + 5);
      DataOutputStream out = new DataOutputStream(bytes);
      if (type >= 0) {
        out.write(type);
      }
      out.writeInt(body.length + Integer.BYTES);
      out.write(body);
      return bytes.toByteArray();
    }
  }
}
