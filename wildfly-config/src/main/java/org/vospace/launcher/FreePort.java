package org.vospace.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports on loopback. */
final class FreePort {
  private FreePort() {}

  /** A port that nobody listens on now. */
  static int next() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new LaunchException("There is no free port on this machine.", e);
    }
  }

  /**
   * @throws LaunchException when somebody listens on the port
   */
  static void require(int port, String property) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      socket.getLocalPort();
    } catch (IOException e) {
      throw new LaunchException(
          "Port " + port + " is taken by another process; choose one with -D" + property + "=.", e);
    }
  }
}
