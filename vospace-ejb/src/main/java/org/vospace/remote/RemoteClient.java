package org.vospace.remote;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpPut;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.vospace.config.VospaceConfig;

/**
 * Asks addresses that callers name. Each is resolved and checked, and connected to as it was
 * checked; so is each address that it redirects to. No credentials go anywhere.
 */
@ApplicationScoped
public class RemoteClient {
  private static final int CONNECT_SECONDS = 10;
  private static final int MOST_REDIRECTS = 5;
  private static final int MOST_CONNECTIONS = 64;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Set<Integer> SAME_METHOD = Set.of(307, 308);

  @Inject private AddressPolicy policy;
  @Inject private VospaceConfig config;

  private CloseableHttpClient client;

  @PostConstruct
  void open() {
    client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(new CheckedResolver())
                    .setMaxConnTotal(MOST_CONNECTIONS)
                    .setMaxConnPerRoute(MOST_CONNECTIONS)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                            .setSocketTimeout(
                                (int) config.remoteIdle().toSeconds(), TimeUnit.SECONDS)
                            .build())
                    .build())
            // A connection is used once: the next one is to be checked anew.
            .setConnectionReuseStrategy((request, response, context) -> false)
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAutomaticRetries()
            .disableAuthCaching()
            .disableContentCompression()
            .disableDefaultUserAgent()
            .build();
  }

  @PreDestroy
  void close() throws IOException {
    client.close();
  }

  /** What is made of the body of an answer. */
  public interface Reader<T> {
    /**
     * @param length in bytes; negative when not announced
     * @param contentType {@code null} when not told
     */
    T read(InputStream body, long length, String contentType) throws IOException, RemoteFailure;
  }

  /**
   * Fetches what is at an address.
   *
   * @param call by which somebody else can end it
   * @throws RemoteFailure when it may not be asked, does not answer, or breaks off
   */
  public <T> T get(String address, Reader<T> reader, RemoteCall call) throws RemoteFailure {
    URI uri = parse(address);
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      try (ClassicHttpResponse response = send(new HttpGet(uri), uri, call)) {
        if (REDIRECTS.contains(response.getCode())) {
          uri = redirected(uri, response);
          continue;
        }
        HttpEntity entity = response.getEntity();
        if (response.getCode() != 200 || entity == null) {
          throw new RemoteFailure("it answered " + response.getCode());
        }
        return reader.read(entity.getContent(), entity.getContentLength(), entity.getContentType());
      } catch (IOException e) {
        throw new RemoteFailure("the connection broke");
      }
    }
    throw new RemoteFailure("it redirects too often");
  }

  /** Opens the bytes anew for each address that is tried. */
  public interface Source {
    InputStream open() throws IOException;
  }

  /**
   * Sends bytes to an address.
   *
   * @param length in bytes
   * @param contentType media type; {@code null} for any bytes
   * @param call by which somebody else can end it
   * @throws RemoteFailure when it may not be asked, does not take them, or breaks off
   */
  public void put(String address, Source source, long length, String contentType, RemoteCall call)
      throws RemoteFailure {
    URI uri = parse(address);
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      HttpPut request = new HttpPut(uri);
      try (InputStream bytes = source.open()) {
        request.setEntity(new InputStreamEntity(bytes, length, type(contentType)));
        try (ClassicHttpResponse response = send(request, uri, call)) {
          if (SAME_METHOD.contains(response.getCode())) {
            uri = redirected(uri, response);
            continue;
          }
          requireSuccess(response);
          return;
        }
      } catch (IOException e) {
        throw new RemoteFailure("the connection broke");
      }
    }
    throw new RemoteFailure("it redirects too often");
  }

  /**
   * Sends a short message to an address, which is not followed anywhere else.
   *
   * @throws RemoteFailure when it may not be asked, or does not take it
   */
  public void post(String address, byte[] body, String contentType, Map<String, String> headers)
      throws RemoteFailure {
    URI uri = parse(address);
    HttpPost request = new HttpPost(uri);
    headers.forEach(request::setHeader);
    request.setEntity(new ByteArrayEntity(body, type(contentType)));
    try (ClassicHttpResponse response = send(request, uri, new RemoteCall())) {
      requireSuccess(response);
    } catch (IOException e) {
      throw new RemoteFailure("the connection broke");
    }
  }

  /**
   * @throws RemoteFailure when the address may not be asked, as far as can be said without asking
   */
  public void requirePermitted(String address) throws RemoteFailure {
    URI uri = parse(address);
    policy.resolve(uri.getHost(), port(uri));
  }

  private ClassicHttpResponse send(HttpUriRequestBase request, URI uri, RemoteCall call)
      throws IOException, RemoteFailure {
    call.begin(request);
    policy.requireForm(uri);
    int port = port(uri);
    // The port is known here only; the resolver looks at the address once more as it connects.
    policy.resolve(uri.getHost(), port);
    CheckedResolver.PORT.set(port);
    try {
      return client.executeOpen(
          new HttpHost(uri.getScheme().toLowerCase(Locale.ROOT), uri.getHost(), port),
          request,
          null);
    } catch (UnknownHostException e) {
      throw new RemoteFailure("the address is not permitted");
    } finally {
      CheckedResolver.PORT.remove();
    }
  }

  private static void requireSuccess(ClassicHttpResponse response) throws RemoteFailure {
    if (response.getCode() / 100 != 2) {
      throw new RemoteFailure("it answered " + response.getCode());
    }
  }

  private URI redirected(URI from, ClassicHttpResponse response) throws RemoteFailure {
    Header location = response.getFirstHeader("Location");
    if (location == null) {
      throw new RemoteFailure("it redirects nowhere");
    }
    try {
      URI to = from.resolve(location.getValue().strip());
      if ("https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(to.getScheme())) {
        throw new RemoteFailure("it redirects from https to http");
      }
      return to;
    } catch (IllegalArgumentException e) {
      throw new RemoteFailure("it redirects nowhere");
    }
  }

  private URI parse(String address) throws RemoteFailure {
    try {
      URI uri = URI.create(address);
      policy.requireForm(uri);
      return uri;
    } catch (IllegalArgumentException e) {
      throw new RemoteFailure("not a plain address");
    }
  }

  private static int port(URI uri) {
    return uri.getPort() >= 0
        ? uri.getPort()
        : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }

  private static ContentType type(String contentType) {
    ContentType parsed = contentType == null ? null : ContentType.parseLenient(contentType);
    return parsed == null ? ContentType.APPLICATION_OCTET_STREAM : parsed;
  }

  /** Gives the client addresses that were checked just now, and no others. */
  private final class CheckedResolver implements DnsResolver {
    private static final ThreadLocal<Integer> PORT = new ThreadLocal<>();

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      try {
        return policy.resolve(host, PORT.get());
      } catch (RemoteFailure e) {
        throw new UnknownHostException(host);
      }
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
