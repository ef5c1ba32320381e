package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the service answered. Its assertions show the request and the body when they fail.
 *
 * @param request what was asked, for messages
 * @param status of HTTP
 * @param headers by name, whatever the case of letters
 * @param body empty when there was none
 */
record Answer(String request, int status, Map<String, List<String>> headers, byte[] body) {
  private static final int SHOWN = 2000;

  Answer {
    Map<String, List<String>> insensitive = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    insensitive.putAll(headers);
    headers = insensitive;
  }

  Answer is(int expected) {
    if (status != expected) {
      fail("expected status %d of %s", expected, this);
    }
    return this;
  }

  Answer isOneOf(Integer... expected) {
    if (!List.of(expected).contains(status)) {
      fail("expected one of %s of %s", List.of(expected), this);
    }
    return this;
  }

  Answer isClientError() {
    if (status / 100 != 4) {
      fail("expected a 4xx of %s", this);
    }
    return this;
  }

  Answer isSuccess() {
    if (status / 100 != 2) {
      fail("expected a 2xx of %s", this);
    }
    return this;
  }

  /** A fault: the status, and its name as the first word of the body. */
  Answer isFault(int expected, String name) {
    is(expected);
    if (!faultName().equals(name)) {
      fail("expected the fault %s of %s", name, this);
    }
    return this;
  }

  /** A refusal: 401 with a challenge for somebody unknown, 403 for others (AMB-21). */
  Answer isDenied(Caller caller) {
    if (caller.authorization() != null) {
      return isFault(403, "PermissionDenied");
    }
    isFault(401, "PermissionDenied");
    assertThat(header("WWW-Authenticate")).as("challenge in %s", this).isPresent();
    return this;
  }

  /** The first word of the body; "" when there is none. */
  String faultName() {
    return text().split("\\s", 2)[0];
  }

  Answer saying(String part) {
    assertThat(text()).as("body of %s", this).contains(part);
    return this;
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(values -> values.get(0));
  }

  /** A header that must be there. */
  String required(String name) {
    return header(name).orElseThrow(() -> new AssertionError("no header " + name + " in " + this));
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  XmlView xml() {
    return XmlView.parse(body, this::toString);
  }

  NodeView node() {
    return NodeView.of(xml());
  }

  @Override
  public String toString() {
    String text = text();
    return request
        + " → "
        + status
        + " "
        + headers
        + "\n"
        + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text);
  }
}
