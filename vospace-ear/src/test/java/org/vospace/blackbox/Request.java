package org.vospace.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;

/** One request; an XML document in a good answer is validated before anybody looks at it. */
final class Request {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Caller caller;
  private final String method;
  private final String address;
  private final HttpRequest.Builder builder;
  private BodyPublisher body = BodyPublishers.noBody();

  Request(Caller caller, String method, String address) {
    this.caller = caller;
    this.method = method;
    this.address = address;
    this.builder = HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE);
    if (caller.authorization() != null) {
      builder.header("Authorization", caller.authorization());
    }
  }

  Request header(String name, String value) {
    builder.header(name, value);
    return this;
  }

  Request expectContinue() {
    builder.expectContinue(true);
    return this;
  }

  /** A document as text/xml. */
  Request xml(String document) {
    return header("Content-Type", "text/xml").body(BodyPublishers.ofString(document));
  }

  /** A form in the body. */
  Request form(String encoded) {
    return header("Content-Type", "application/x-www-form-urlencoded")
        .body(BodyPublishers.ofString(encoded));
  }

  /** Bytes without a media type. */
  Request bytes(byte[] bytes) {
    return body(BodyPublishers.ofByteArray(bytes));
  }

  Request body(BodyPublisher publisher) {
    body = publisher;
    return this;
  }

  Answer send() {
    try {
      HttpResponse<byte[]> response =
          CLIENT.send(
              builder.method(method, body).build(), HttpResponse.BodyHandlers.ofByteArray());
      Answer answer =
          new Answer(
              method + " " + address + " by " + caller,
              response.statusCode(),
              response.headers().map(),
              response.body());
      if (isDocument(answer)) {
        Schemas.validate(answer);
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + address + " by " + caller, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in " + method + " " + address, e);
    }
  }

  /** What a data endpoint gives is the bytes of somebody, not a document of the service. */
  private boolean isDocument(Answer answer) {
    return answer.status() / 100 == 2
        && answer.body().length > 0
        && !address.contains("/data/")
        && !address.contains("/files/")
        && answer.header("content-type").filter(type -> type.contains("xml")).isPresent();
  }
}
