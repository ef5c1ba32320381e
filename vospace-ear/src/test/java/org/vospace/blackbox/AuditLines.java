package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The audit of the started server: each line as its members. */
final class AuditLines {
  private static final Pattern MEMBER =
      Pattern.compile("\"(\\w+)\":(?:\"((?:[^\"\\\\]++|\\\\.)*+)\"|(\\d+))(,|}$)");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path file;

  private AuditLines(Path file) {
    this.file = file;
  }

  /** Skips the test when the server is not ours. */
  static AuditLines ofServer() {
    assumeTrue(ServerForTests.logs().isPresent(), "the logs of the server can be read");
    return new AuditLines(ServerForTests.logs().get().resolve("audit.log"));
  }

  /** The lines of the request that was answered, once there are so many. */
  List<Map<String, String>> of(Answer answer, int count) {
    String request = answer.required("X-Request-Id");
    return matching(line -> request.equals(line.get("request")), count);
  }

  /** The one line of the request that was answered. */
  Map<String, String> of(Answer answer) {
    return of(answer, 1).get(0);
  }

  /** Lines that match, once there are so many; more are a failure. */
  List<Map<String, String>> matching(Predicate<Map<String, String>> condition, int count) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(all().filter(condition)).hasSizeGreaterThanOrEqualTo(count));
    List<Map<String, String>> found = all().filter(condition).toList();
    assertThat(found).hasSize(count);
    return found;
  }

  /** All lines; one that is no JSON object is a failure. */
  Stream<Map<String, String>> all() {
    try {
      String text = Files.readString(file);
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().map(AuditLines::members);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> members(String line) {
    assertThat(line).startsWith("{").endsWith("}").matches("[ -~]*");
    Map<String, String> members = new HashMap<>();
    Matcher member = MEMBER.matcher(line);
    int at = 1;
    while (member.find()) {
      assertThat(member.start()).as(line).isEqualTo(at);
      members.put(member.group(1), member.group(2) != null ? member.group(2) : member.group(3));
      at = member.end();
    }
    assertThat(at).as(line).isEqualTo(line.length());
    return members;
  }
}
