package org.vospace.web.entrance;

import org.vospace.config.RolesConfig;

/** Which paths a server answers, by its roles. */
final class Territory {
  private Territory() {}

  /**
   * @param path decoded, below the address of the service
   */
  static boolean includes(String path, RolesConfig roles) {
    int end = path.indexOf('/', 1);
    return switch (path.isEmpty() ? "" : path.substring(1, end < 0 ? path.length() : end)) {
      case "availability", "capabilities" -> true;
      case "data", "files" -> roles.data();
      default -> roles.metadata();
    };
  }
}
