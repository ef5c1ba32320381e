package org.vospace.web.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jose4j.http.Get;
import org.jose4j.jwk.HttpsJwks;
import org.vospace.config.OidcConfig;

/**
 * What the OpenID provider says of itself (OpenID Connect Discovery 1.0). It is asked when somebody
 * needs it, never at the start of the service, and once it has answered not again.
 */
@ApplicationScoped
public class OidcProvider {
  private static final JsonProvider JSON = JsonProvider.provider();
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  @Inject private OidcConfig config;

  private JsonObject metadata;
  private OidcUnavailable failure;
  private long failed;

  /**
   * An address of the provider's.
   *
   * @param name as Discovery has it, {@code token_endpoint}
   * @throws OidcUnavailable when it does not say
   */
  public URI address(String name) throws OidcUnavailable {
    try {
      return URI.create(metadata().getString(name));
    } catch (IllegalArgumentException | NullPointerException | ClassCastException e) {
      throw new OidcUnavailable(e);
    }
  }

  /** Its keys, not fetched yet. */
  HttpsJwks keys() throws OidcUnavailable {
    URI address = config.keys().isPresent() ? config.keys().get() : address("jwks_uri");
    Get get = new Get();
    get.setConnectTimeout((int) PATIENCE.toMillis());
    get.setReadTimeout((int) PATIENCE.toMillis());
    get.setRetries(0);
    HttpsJwks keys = new HttpsJwks(address.toString());
    keys.setSimpleHttpGet(get);
    return keys;
  }

  /**
   * Sends a request whose answer is JSON.
   *
   * @throws OidcUnavailable when there is no such answer
   */
  public JsonObject ask(HttpRequest.Builder request) throws OidcUnavailable {
    try {
      HttpResponse<InputStream> response =
          client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofInputStream());
      try (JsonReader reader = JSON.createReader(response.body())) {
        if (response.statusCode() >= 500) {
          throw new IOException("it answered " + response.statusCode());
        }
        return reader.readObject();
      }
    } catch (IOException | JsonException | IllegalStateException e) {
      throw new OidcUnavailable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OidcUnavailable(e);
    }
  }

  /**
   * After a failure nobody waits again for a moment: a silent provider must not hold all threads.
   */
  private synchronized JsonObject metadata() throws OidcUnavailable {
    if (metadata != null) {
      return metadata;
    }
    if (failure != null && System.nanoTime() - failed < PAUSE_NANOS) {
      throw failure;
    }
    String issuer = config.issuer().map(URI::toString).orElse("");
    URI wellKnown = URI.create(issuer.replaceAll("/$", "") + "/.well-known/openid-configuration");
    try {
      JsonObject found = ask(HttpRequest.newBuilder(wellKnown));
      if (!issuer.equals(found.getString("issuer", ""))) {
        throw new OidcUnavailable(new IOException("it says that it is another issuer"));
      }
      metadata = found;
      return found;
    } catch (OidcUnavailable e) {
      failure = e;
      failed = System.nanoTime();
      throw e;
    }
  }
}
