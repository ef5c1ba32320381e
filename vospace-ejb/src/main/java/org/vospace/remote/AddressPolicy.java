package org.vospace.remote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.vospace.config.AddressBlock;
import org.vospace.config.VospaceConfig;

/**
 * Which addresses the service may be sent to by its callers: public ones, and those that the
 * operator allows; its own ports and its database's never.
 */
@ApplicationScoped
class AddressPolicy {
  /** What is not reachable from everywhere (RFC 6890), or leads there by another name. */
  private static final List<AddressBlock> SPECIAL =
      List.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/4",
              "240.0.0.0/4",
              "::/96",
              "64:ff9b::/96",
              "64:ff9b:1::/48",
              "100::/64",
              "2001::/23",
              "2001:db8::/32",
              "2002::/16",
              "fc00::/7",
              "fe80::/10",
              "fec0::/10",
              "ff00::/8")
          .stream()
          .map(AddressBlock::parse)
          .toList();

  @Inject private OwnPorts own;

  private List<AddressBlock> allowed = List.of();

  /** For the container. */
  AddressPolicy() {}

  /** For the container. */
  @Inject
  AddressPolicy(VospaceConfig config) {
    allowed = config.remoteAllow().stream().map(AddressBlock::parse).toList();
  }

  AddressPolicy(List<String> allowed, OwnPorts own) {
    this.allowed = allowed.stream().map(AddressBlock::parse).toList();
    this.own = own;
  }

  /**
   * @throws RemoteFailure unless it is an http or https address without tricks
   */
  void requireForm(URI uri) throws RemoteFailure {
    String scheme = uri.getScheme();
    if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)) {
      throw new RemoteFailure("neither http nor https");
    }
    if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getPort() > 65_535) {
      throw new RemoteFailure("not a plain address");
    }
  }

  /**
   * The addresses of a host that may be connected to; nothing else is to be connected to.
   *
   * @throws RemoteFailure when there is none
   */
  InetAddress[] resolve(String host, int port) throws RemoteFailure {
    try {
      InetAddress[] addresses = InetAddress.getAllByName(host);
      for (InetAddress address : addresses) {
        require(address, port);
      }
      return addresses;
    } catch (UnknownHostException e) {
      throw new RemoteFailure("the host is not known");
    }
  }

  private void require(InetAddress address, int port) throws RemoteFailure {
    if (own.contains(address, port)) {
      throw new RemoteFailure("the address is not permitted");
    }
    if (allowed.stream().noneMatch(block -> block.contains(address))
        && (isSpecial(address) || isLocalKind(address))) {
      throw new RemoteFailure("the address is not permitted");
    }
  }

  private static boolean isSpecial(InetAddress address) {
    return SPECIAL.stream().anyMatch(block -> block.contains(address));
  }

  private static boolean isLocalKind(InetAddress address) {
    return address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || address instanceof Inet6Address six && six.getScopeId() != 0;
  }
}
