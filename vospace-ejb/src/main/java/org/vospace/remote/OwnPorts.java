package org.vospace.remote;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where this server and its database listen: nobody reaches them through the service. */
@ApplicationScoped
class OwnPorts {
  private static final int POSTGRESQL = 5432;

  private final Set<Integer> server = new HashSet<>();
  private final String databaseHost;
  private final int databasePort;

  OwnPorts() {
    int offset = Integer.getInteger("jboss.socket.binding.port-offset", 0);
    server.add(Integer.getInteger("jboss.http.port", 8080) + offset);
    server.add(Integer.getInteger("jboss.https.port", 8443) + offset);
    server.add(Integer.getInteger("jboss.management.http.port", 9990) + offset);
    server.add(Integer.getInteger("jboss.management.https.port", 9993) + offset);
    URI database = database();
    databaseHost = database.getHost();
    databasePort = database.getPort() < 0 ? POSTGRESQL : database.getPort();
  }

  /**
   * Of several hosts in the address the first is taken; the others are for the operator's firewall.
   */
  private static URI database() {
    String url = System.getenv().getOrDefault("VOSPACE_DB_URL", "");
    try {
      String rest = url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : "none://none";
      return URI.create(rest.split("[,?]", 2)[0]);
    } catch (IllegalArgumentException e) {
      return URI.create("none://none");
    }
  }

  boolean contains(InetAddress address, int port) {
    return isHere(address) && (server.contains(port) || port == databasePort)
        || port == databasePort && isDatabase(address);
  }

  private static boolean isHere(InetAddress address) {
    try {
      return address.isLoopbackAddress()
          || address.isAnyLocalAddress()
          || NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      // What cannot be found out is taken for the worse.
      return true;
    }
  }

  private boolean isDatabase(InetAddress address) {
    try {
      return databaseHost != null
          && List.of(InetAddress.getAllByName(databaseHost)).contains(address);
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
