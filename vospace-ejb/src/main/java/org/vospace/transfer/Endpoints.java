package org.vospace.transfer;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.vospace.model.Direction;
import org.vospace.model.PercentEncoding;
import org.vospace.model.Protocol;
import org.vospace.model.Vocabulary;

/**
 * Which protocols this service can serve under an address, and where.
 *
 * @param base public address of the service, without trailing slash
 */
public record Endpoints(URI base) {
  /** As they are and were spelled (AMB-33); an endpoint needs none of them and minds none. */
  private static final Set<String> SECURITY_METHODS =
      Set.of(
          Vocabulary.BASIC_AA,
          "http://www.w3.org/Protocols/HTTP/1.0/spec/html#BasicAA",
          "http://www.w3.org/Protocols/HTTP/1.0/spec.html#BasicAA",
          Vocabulary.TLS_WITH_PASSWORD,
          Vocabulary.TLS_WITH_CERTIFICATE,
          Vocabulary.COOKIE,
          Vocabulary.OAUTH,
          Vocabulary.TOKEN,
          "vos://cadc.nrc.ca~vospace/CADC/std/Auth#token-1.0");

  /** Protocols in which callers can move bytes, the pull's first. */
  public List<String> protocols() {
    return isTls()
        ? List.of(Vocabulary.HTTPS_GET, Vocabulary.HTTPS_PUT, Vocabulary.PUBLIC_SHARE)
        : List.of(Vocabulary.HTTP_GET, Vocabulary.HTTP_PUT, Vocabulary.PUBLIC_SHARE);
  }

  /**
   * Those of the entries that can be served, in the caller's order. The endpoints are
   * pre-authorised, so whoever asked to authenticate there may do so or not.
   */
  List<Protocol> usable(Direction direction, List<Protocol> asked) {
    String served = protocols().get(direction.isImport() ? 1 : 0);
    return asked.stream()
        .filter(
            protocol ->
                served.equals(protocol.uri())
                    || protocol.isShare() && direction == Direction.PULL_FROM_VOSPACE)
        .map(Endpoints::withKnownMethods)
        .filter(protocol -> protocol != null)
        .toList();
  }

  /** The address of one transfer. */
  String address(Token token, Direction direction, String name) {
    String address = base + "/data/" + token.text();
    return direction.isImport() ? address : address + "/" + PercentEncoding.encode(name);
  }

  private boolean isTls() {
    return "https".equals(base.getScheme());
  }

  private static Protocol withKnownMethods(Protocol protocol) {
    if (protocol.isShare()) {
      return new Protocol(protocol.uri(), null, List.of(), protocol.params());
    }
    List<String> known =
        protocol.securityMethods().stream().filter(SECURITY_METHODS::contains).toList();
    return known.isEmpty() && !protocol.securityMethods().isEmpty()
        ? null
        : new Protocol(protocol.uri(), null, known, protocol.params());
  }
}
