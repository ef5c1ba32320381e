package org.vospace.web.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import io.undertow.util.Headers;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vospace.config.AddressBlock;
import org.vospace.config.NetworkConfig;

/** What is believed of a real request, as {@code client scheme host}. */
class ForwardingTest {
  @Test
  void nobodyIsBelievedByDefault() throws Exception {
    assertThat(seen(List.of(), "X-Forwarded-For", "192.0.2.1", "X-Forwarded-Proto", "https"))
        .startsWith("127.0.0.1 http 127.0.0.1:");
    assertThat(seen(List.of("10.0.0.0/8"), "Forwarded", "for=192.0.2.1;host=evil.example"))
        .startsWith("127.0.0.1 http 127.0.0.1:");
  }

  @Test
  void aNamedProxyIsBelieved() throws Exception {
    assertThat(
            seen(
                List.of("127.0.0.0/8"),
                "X-Forwarded-For",
                "192.0.2.1",
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-Host",
                "vospace.example.org"))
        .isEqualTo("192.0.2.1 https vospace.example.org");
    assertThat(
            seen(
                List.of("127.0.0.0/8"),
                "Forwarded",
                "for=\"[2001:db8::7]:4711\";proto=https;host=\"vospace.example.org:8443\""))
        .isEqualTo("2001:db8:0:0:0:0:0:7 https vospace.example.org:8443");
  }

  @Test
  void whatTheClientPutBeforeIsNotBelieved() throws Exception {
    assertThat(seen(List.of("127.0.0.1"), "X-Forwarded-For", "192.0.2.66, 198.51.100.2"))
        .startsWith("198.51.100.2 http");
    assertThat(
            seen(
                List.of("127.0.0.1", "198.51.100.2"),
                "X-Forwarded-For",
                "192.0.2.66, 192.0.2.9, 198.51.100.2"))
        .startsWith("192.0.2.9 http");
    assertThat(
            seen(
                List.of("127.0.0.1"),
                "Forwarded",
                "for=192.0.2.66;proto=https;host=evil.example, for=192.0.2.9"))
        .startsWith("192.0.2.9 http 127.0.0.1:");
  }

  @Test
  void nonsenseOfAProxyLeavesWhatIsKnown() throws Exception {
    for (String value : List.of("unknown", "_hidden", "evil\"x", "1.2.3.4.5", "[::1", "")) {
      assertThat(
              seen(
                  List.of("127.0.0.1"),
                  "X-Forwarded-For",
                  value,
                  "X-Forwarded-Proto",
                  "gopher",
                  "X-Forwarded-Host",
                  "a b/c"))
          .startsWith("127.0.0.1 http 127.0.0.1:");
    }
  }

  private static String seen(List<String> proxies, String... headers) throws Exception {
    NetworkConfig network =
        new NetworkConfig(proxies.stream().map(AddressBlock::parse).toList(), Set.of(), 1, 1);
    Undertow server =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setHandler(
                exchange -> {
                  Forwarding.apply(exchange, network);
                  exchange
                      .getResponseSender()
                      .send(
                          Forwarding.client(exchange)
                              + " "
                              + exchange.getRequestScheme()
                              + " "
                              + exchange.getRequestHeaders().getFirst(Headers.HOST));
                })
            .build();
    server.start();
    try {
      int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port)).headers(headers).build();
      return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    } finally {
      server.stop();
    }
  }
}
