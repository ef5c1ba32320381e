package org.vospace.web.data;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.List;
import org.vospace.storage.Checksum;
import org.vospace.storage.StoredObject;

/** The answer to an upload that succeeded: no body, and the checksums that were computed. */
final class UploadAnswer {
  private UploadAnswer() {}

  /**
   * @param stored what was written; {@code null} when it was discarded
   */
  static void send(HttpServerExchange exchange, int status, StoredObject stored) {
    List<Checksum> checksums = stored == null ? List.of() : stored.checksums();
    DigestHeaders.set(
        (name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value),
        checksums,
        null);
    exchange.setStatusCode(status);
    exchange.getResponseHeaders().put(Headers.CONTENT_LENGTH, 0);
    exchange.endExchange();
  }
}
