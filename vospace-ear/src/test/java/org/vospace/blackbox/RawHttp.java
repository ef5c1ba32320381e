package org.vospace.blackbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLSocketFactory;

/** Requests byte for byte, for what an HTTP library would not send. */
final class RawHttp {
  private static final int PATIENCE_MILLIS = 60_000;

  private RawHttp() {}

  /**
   * Sends a request without a body.
   *
   * @param target of the request line, exactly as given
   */
  static Answer send(Caller caller, String method, String target) {
    return send(caller, method, target, "");
  }

  /** Sends a request with a document, or with none when it is empty. */
  static Answer send(Caller caller, String method, String target, String document) {
    URI base = URI.create(caller.space().base());
    try (Socket socket = connect(base)) {
      byte[] body = document.getBytes(StandardCharsets.UTF_8);
      String head =
          requestHead(caller, base, method, target)
              + (body.length == 0
                  ? ""
                  : "Content-Type: text/xml\r\nContent-Length: " + body.length + "\r\n")
              + "\r\n";
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.UTF_8));
      out.write(body);
      out.flush();
      return read(socket.getInputStream(), method + " " + target + " by " + caller + ", raw");
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + target, e);
    }
  }

  static String requestHead(Caller caller, URI base, String method, String target) {
    return method
        + " "
        + target
        + " HTTP/1.1\r\nHost: "
        + base.getRawAuthority()
        + "\r\nConnection: close\r\n"
        + (caller.authorization() == null
            ? ""
            : "Authorization: " + caller.authorization() + "\r\n");
  }

  static Socket connect(URI base) throws IOException {
    boolean tls = "https".equals(base.getScheme());
    int port = base.getPort() > 0 ? base.getPort() : tls ? 443 : 80;
    Socket socket = tls ? SSLSocketFactory.getDefault().createSocket() : new Socket();
    socket.connect(new InetSocketAddress(base.getHost(), port), PATIENCE_MILLIS);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  /** Reads one answer and the end of the connection. */
  static Answer read(InputStream in, String request) throws IOException {
    String statusLine = line(in);
    while (statusLine.matches("HTTP/1\\.1 1\\d\\d.*")) {
      headers(in);
      statusLine = line(in);
    }
    String[] words = statusLine.split(" ", 3);
    if (words.length < 2) {
      throw new IOException("no status line but \"" + statusLine + "\" of " + request);
    }
    Map<String, List<String>> headers = headers(in);
    boolean chunked = headers.getOrDefault("transfer-encoding", List.of()).contains("chunked");
    byte[] body = chunked ? chunks(in) : in.readAllBytes();
    return new Answer(request, Integer.parseInt(words[1]), headers, body);
  }

  private static Map<String, List<String>> headers(InputStream in) throws IOException {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      String[] pair = line.split(":", 2);
      headers.computeIfAbsent(pair[0].strip(), name -> new ArrayList<>()).add(pair[1].strip());
    }
    return headers;
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = size(in); size > 0; size = size(in)) {
      body.write(in.readNBytes(size));
      line(in);
    }
    return body.toByteArray();
  }

  private static int size(InputStream in) throws IOException {
    return Integer.parseInt(line(in).split(";")[0].strip(), 16);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}
