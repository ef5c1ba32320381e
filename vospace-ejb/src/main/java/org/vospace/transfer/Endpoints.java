package org.vospace.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vospace.config.RolesConfig;
import org.vospace.model.Direction;
import org.vospace.model.Protocol;
import org.vospace.model.Vocabulary;
import org.vospace.protocol.OfferedTransfer;
import org.vospace.protocol.TransferProtocol;
import org.vospace.protocol.Way;

/**
 * In which protocols callers can move bytes, and where: the service's own and those of the beans
 * that were added. The bytes are at the data servers of the configuration, else where the caller
 * negotiates.
 */
@ApplicationScoped
public class Endpoints {
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

  @Inject private RolesConfig roles;
  @Inject @Any private Instance<TransferProtocol> added;

  /**
   * Protocols in which callers can move bytes, the service's own first.
   *
   * @param base public address of the service as the caller used it, without trailing slash
   */
  public List<String> protocols(URI base) {
    return all(base).map(TransferProtocol::uri).toList();
  }

  /** Address of a data server, the first of them. */
  public URI dataServer(URI base) {
    return roles.dataUrls().stream().findFirst().orElse(base);
  }

  /** The protocols of the beans that were added. */
  Stream<TransferProtocol> added() {
    return added.stream();
  }

  /**
   * Those of the entries that can be served, in the caller's order. The endpoints are
   * pre-authorised, so whoever asked to authenticate there may do so or not.
   *
   * @param ofContainer whether an archive is transferred, which only the service itself makes
   */
  List<Protocol> usable(URI base, Direction direction, List<Protocol> asked, boolean ofContainer) {
    List<TransferProtocol> served =
        all(base).filter(protocol -> protocol.ways().contains(way(direction))).toList();
    return asked.stream()
        .filter(entry -> served.stream().anyMatch(protocol -> protocol.uri().equals(entry.uri())))
        .filter(entry -> !ofContainer || OwnProtocol.has(entry.uri()) && !entry.isShare())
        .map(Endpoints::withKnownMethods)
        .filter(Objects::nonNull)
        .toList();
  }

  /**
   * The entry with the address of one transfer, on one of the data servers, evenly by its token.
   *
   * @return empty when the protocol was removed since it was negotiated
   */
  Optional<Protocol> at(URI base, Protocol entry, Token token, Direction direction, String name) {
    Way way = way(direction);
    OfferedTransfer transfer = new OfferedTransfer(token.text(), way, name, server(base, token));
    Optional<TransferProtocol> protocol =
        OwnProtocol.has(entry.uri())
            ? Optional.of(new OwnProtocol(entry.uri(), way))
            : added().filter(bean -> bean.uri().equals(entry.uri())).findFirst();
    return protocol.map(found -> entry.at(found.endpoint(transfer)));
  }

  private Stream<TransferProtocol> all(URI base) {
    return Stream.concat(OwnProtocol.at(dataServer(base)).stream(), added());
  }

  private static Way way(Direction direction) {
    return direction.isImport() ? Way.UPLOAD : Way.DOWNLOAD;
  }

  private URI server(URI base, Token token) {
    List<URI> servers = roles.dataUrls();
    return servers.isEmpty()
        ? base
        : servers.get(Math.floorMod(ByteBuffer.wrap(token.hash()).getInt(), servers.size()));
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
