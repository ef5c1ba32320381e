package org.vospace.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.vospace.config.GmsConfig;

/**
 * Asks the group membership service of the institute (IVOA GMS 1.0 §3: names, one a line). While it
 * does not answer, what it said last stands for a time; then there are no groups of it.
 */
@ApplicationScoped
class GroupService implements GroupSource {
  private static final Logger LOG = Logger.getLogger(GroupService.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final int LONGEST_ANSWER = 1 << 20;
  private static final int MOST = 100_000;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();

  @Inject private GmsConfig config;

  /** When it last failed to answer anybody; after that nobody waits for it for a moment. */
  private volatile long failed = System.nanoTime() - PAUSE_NANOS;

  private record Answer(Set<String> groups, long at) {
    boolean isYounger(Duration age) {
      return System.nanoTime() - at < age.toNanos();
    }
  }

  @Override
  public Set<String> groupsOf(String identity) {
    if (config.address().isEmpty()) {
      return Set.of();
    }
    Answer known = answers.get(identity);
    if (known != null && known.isYounger(config.cached())) {
      return known.groups();
    }
    if (System.nanoTime() - failed >= PAUSE_NANOS) {
      try {
        Answer fresh = new Answer(ask(config.address().get(), identity), System.nanoTime());
        if (answers.size() >= MOST) {
          answers.clear();
        }
        answers.put(identity, fresh);
        return fresh.groups();
      } catch (IOException e) {
        failed = System.nanoTime();
        LOG.log(Level.WARNING, "The group service does not answer: {0}", e.toString());
      }
    }
    boolean stands = known != null && known.isYounger(config.cached().plus(config.kept()));
    return stands ? known.groups() : Set.of();
  }

  private Set<String> ask(String address, String identity) throws IOException {
    String user = URLEncoder.encode(identity, StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address.replace("{user}", user))).timeout(PATIENCE);
    if (!config.authorization().isEmpty()) {
      request.header("Authorization", config.authorization());
    }
    try {
      HttpResponse<InputStream> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        byte[] text = body.readNBytes(LONGEST_ANSWER);
        if (response.statusCode() != 200) {
          throw new IOException("it answered " + response.statusCode());
        }
        return new String(text, StandardCharsets.UTF_8)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .collect(Collectors.toSet());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
