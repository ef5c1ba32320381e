package org.vospace.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class JsonLineTest {
  @Test
  void whatCouldBreakOutIsEscaped() {
    String line = new JsonLine().add("a", "x\r\n\"y\\\t\u0000\u0085\u202e\ud800é").end();
    assertThat(line)
        .isEqualTo(
            "{\"a\":\"x\\u000d\\u000a\\\"y\\\\\\u0009\\u0000\\u0085\\u202e\\ud800\\u00e9\"}");
  }

  @Test
  void whatIsEmptyIsLeftOut() {
    assertThat(new JsonLine().add("a", "").add("b", (String) null).add("c", 7L).end())
        .isEqualTo("{\"c\":7}");
  }

  @Test
  void aLongTextIsCut() {
    assertThat(new JsonLine().add("a", "x".repeat(1_000_000)).end()).hasSizeLessThan(5_000);
  }

  @Test
  void timesHaveMilliseconds() {
    assertThat(new JsonLine().add("t", Instant.ofEpochMilli(1_000)).end())
        .isEqualTo("{\"t\":\"1970-01-01T00:00:01.000Z\"}");
  }
}
