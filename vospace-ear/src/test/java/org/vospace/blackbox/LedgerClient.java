package org.vospace.blackbox;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client that writes what its ledger gives it, and records what it was told.
 *
 * @param alice who has the nodes
 * @param ledger what she knows
 */
record LedgerClient(Caller alice, Ledger ledger) {
  private static final Pattern ENDPOINT =
      Pattern.compile("<vos:endpoint>([^<]+)</vos:endpoint>", Pattern.DOTALL);
  static final int BLOCK = 1 << 16;
  private static final int REFUSED = 400;
  private static final int FAILED = 500;

  /** No answer came. */
  static final int NONE = -1;

  /**
   * Where to put the bytes of a node; empty when the service refuses that now, or does not answer.
   */
  Optional<String> endpoint(String path) {
    return endpoint(path, "pushToVoSpace", alice.space().put());
  }

  private Optional<String> endpoint(String path, String direction, String protocol) {
    try {
      Answer answer =
          alice.get(
              "/synctrans?TARGET="
                  + alice.space().uri(path)
                  + "&DIRECTION="
                  + direction
                  + "&PROTOCOL="
                  + protocol.replace("#", "%23"));
      Matcher matcher = ENDPOINT.matcher(answer.text());
      return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
    } catch (UncheckedIOException gone) {
      return Optional.empty();
    }
  }

  /** Writes new bytes to a node as fast as it can. */
  int write(String path, int size) {
    return write(path, size, sent -> BLOCK);
  }

  /**
   * Writes new bytes to a node.
   *
   * @param pace how many bytes to send next, given how many were sent; 0 breaks the connection
   * @return the status, {@link #NONE} without an answer, 0 when nobody wanted the bytes
   */
  int write(String path, int size, IntUnaryOperator pace) {
    Optional<String> endpoint = endpoint(path);
    if (endpoint.isEmpty()) {
      return 0;
    }
    return write(path, endpoint.get(), ledger.begin(path, size), pace);
  }

  int write(String path, String endpoint, Ledger.Version version, IntUnaryOperator pace) {
    URI uri = URI.create(endpoint);
    byte[] bytes = version.bytes();
    int sent = 0;
    try (Socket socket = RawHttp.connect(uri)) {
      OutputStream out = socket.getOutputStream();
      String head =
          RawHttp.requestHead(Caller.anonymous(alice.space()), uri, "PUT", uri.getRawPath())
              + "Content-Length: "
              + bytes.length
              + "\r\n\r\n";
      out.write(head.getBytes(StandardCharsets.UTF_8));
      while (sent < bytes.length) {
        int length = Math.min(pace.applyAsInt(sent), bytes.length - sent);
        if (length == 0) {
          socket.setSoLinger(true, 0);
          return record(path, version, NONE, true);
        }
        out.write(bytes, sent, length);
        sent += length;
      }
      int status = RawHttp.read(socket.getInputStream(), "PUT to " + path).status();
      return record(path, version, status, false);
    } catch (IOException broken) {
      return record(path, version, NONE, sent < bytes.length);
    }
  }

  private int record(String path, Ledger.Version version, int status, boolean cut) {
    if (status >= 0 && status < REFUSED) {
      ledger.acknowledged(path, version);
    } else if (cut || status >= REFUSED && status < FAILED) {
      ledger.refused(path, version);
    } else {
      ledger.unanswered();
    }
    return status;
  }

  /** The bytes of a node as one reader gets them; empty when it does not get them all. */
  Optional<byte[]> read(String path) {
    try {
      return endpoint(path, "pullFromVoSpace", alice.space().get())
          .map(endpoint -> Caller.anonymous(alice.space()).get(endpoint))
          .filter(answer -> answer.status() == 200)
          .map(Answer::body);
    } catch (UncheckedIOException gone) {
      return Optional.empty();
    }
  }
}
