package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Callbacks of jobs, in place of polling. Loopback must be permitted. */
class CallbackIT extends SpaceTest {
  private static final String SECRET = "a secret of the test";

  private final RemoteServer receiver = new RemoteServer();

  @AfterAll
  void closeReceiver() {
    receiver.close();
  }

  /** A message as it came. */
  private record Message(String id, String time, String signature, String body) {}

  private static String parameters(String url, String... phases) {
    String encoded =
        "CALLBACK="
            + URLEncoder.encode(url, StandardCharsets.UTF_8)
            + "&CALLBACKSECRET="
            + URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
    for (String phase : phases) {
      encoded += "&CALLBACKPHASE=" + phase;
    }
    return encoded;
  }

  private static String signature(Message message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      String signed = message.time() + "." + message.body();
      return "sha256="
          + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @DisplayName("each chosen phase is told in order, signed, again while the receiver is down")
  void delivered() {
    List<Message> messages = new CopyOnWriteArrayList<>();
    String url =
        receiver.at(
            "/callback",
            exchange -> {
              messages.add(
                  new Message(
                      exchange.getRequestHeaders().getFirst("X-VOSpace-Delivery"),
                      exchange.getRequestHeaders().getFirst("X-VOSpace-Timestamp"),
                      exchange.getRequestHeaders().getFirst("X-VOSpace-Signature"),
                      new String(
                          exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
              RemoteServer.send(exchange, messages.size() <= 3 ? 503 : 204, new byte[0]);
            });
    String path = path("told");
    JobHandle job =
        JobHandle.create(
            alice,
            Documents.pushTo(space, path),
            "PHASE=RUN",
            parameters(url, "EXECUTING", "COMPLETED"));
    job.awaitPhase("EXECUTING");
    put(job.negotiation().endpoint(), bytes("x")).isSuccess();
    await().atMost(Duration.ofSeconds(60)).until(() -> messages.size() >= 5);
    assertThat(messages).hasSize(5);
    assertThat(messages.subList(0, 4)).allMatch(m -> m.body().contains("EXECUTING"));
    assertThat(messages.subList(0, 4).stream().map(Message::id).distinct()).hasSize(1);
    assertThat(messages.get(4).body())
        .contains("COMPLETED")
        .contains(job.url().replaceAll(".*/", ""));
    assertThat(messages.get(4).id()).isNotEqualTo(messages.get(0).id());
    assertThat(messages).allMatch(m -> m.signature().equals(signature(m)));
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(alice.get(job.url() + "/callbacks").is(200).text())
                    .contains("\"attempts\":4", "\"attempts\":1", "\"outcome\":\"delivered\"")
                    .doesNotContain(SECRET));
    bob.get(job.url() + "/callbacks").isDenied(bob);
    assertThat(alice.get(job.url()).text()).doesNotContain(SECRET);
  }

  @Test
  @DisplayName("SI-09 an address that is not permitted is not told, and the log says so")
  void notPermitted() {
    JobHandle job =
        JobHandle.create(
            alice,
            Documents.pullFrom(space, path("none")),
            "PHASE=RUN",
            parameters(space.base() + "/availability"));
    job.awaitPhase("ERROR");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(alice.get(job.url() + "/callbacks").is(200).text())
                    .contains("not permitted"));
  }

  @Test
  @DisplayName("U-05 a callback that cannot be one is InvalidArgument, and makes no job")
  void invalid() {
    String document = Documents.pullFrom(space, path("none"));
    for (String query :
        List.of(
            parameters("ftp://127.0.0.1/x"),
            parameters("http://user:secret@127.0.0.1/x"),
            parameters("nonsense"),
            parameters("http://127.0.0.1/x", "NOPHASE"),
            "CALLBACK=http://127.0.0.1/x",
            "CALLBACK=http://127.0.0.1/x&CALLBACKSECRET=short")) {
      alice
          .request("POST", "/transfers?" + query)
          .xml(document)
          .send()
          .isFault(400, "InvalidArgument");
    }
  }
}
