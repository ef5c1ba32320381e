package org.vospace.transfer;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.vospace.model.PercentEncoding;
import org.vospace.model.Vocabulary;
import org.vospace.protocol.OfferedTransfer;
import org.vospace.protocol.TransferProtocol;
import org.vospace.protocol.Way;

/**
 * A protocol of the service itself: HTTP at the data endpoint.
 *
 * @param uri the identifier
 * @param way the one thing that can be done with it
 */
record OwnProtocol(String uri, Way way) implements TransferProtocol {
  private static final OwnProtocol SHARE = new OwnProtocol(Vocabulary.PUBLIC_SHARE, Way.DOWNLOAD);
  private static final List<OwnProtocol> PLAIN =
      List.of(
          new OwnProtocol(Vocabulary.HTTP_GET, Way.DOWNLOAD),
          new OwnProtocol(Vocabulary.HTTP_PUT, Way.UPLOAD),
          SHARE);
  private static final List<OwnProtocol> TLS =
      List.of(
          new OwnProtocol(Vocabulary.HTTPS_GET, Way.DOWNLOAD),
          new OwnProtocol(Vocabulary.HTTPS_PUT, Way.UPLOAD),
          SHARE);

  /** Those that a data server at that address has, the pull's first. */
  static List<OwnProtocol> at(URI server) {
    return "https".equals(server.getScheme()) ? TLS : PLAIN;
  }

  /** Whether that is one of them, at whatever address. */
  static boolean has(String uri) {
    return Stream.of(PLAIN, TLS).flatMap(List::stream).anyMatch(own -> own.uri.equals(uri));
  }

  @Override
  public Set<Way> ways() {
    return Set.of(way);
  }

  @Override
  public String endpoint(OfferedTransfer transfer) {
    String address = transfer.server() + "/data/" + transfer.secret();
    return way == Way.UPLOAD ? address : address + "/" + PercentEncoding.encode(transfer.name());
  }
}
