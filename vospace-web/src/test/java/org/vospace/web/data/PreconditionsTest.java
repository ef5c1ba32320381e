package org.vospace.web.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vospace.web.data.Preconditions.Outcome;

/** RFC 9110 §13. */
class PreconditionsTest {
  private static final String ETAG = "\"a\"";
  private static final Instant MODIFIED = Instant.parse("2026-01-02T03:04:05.678Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "     |       |                               |                               | PROCEED",
        "*    |       |                               |                               | PROCEED",
        "\"b\"|     |                               |                               | FAILED",
        "W/\"a\"|   |                               |                               | FAILED",
        "     | \"a\"|                              |                               | NOT_MODIFIED",
        "     | W/\"a\", \"b\"|                    |                               | NOT_MODIFIED",
        "     | \"b\"| Fri, 02 Jan 2026 03:04:05 GMT |                             | PROCEED",
        "     |       | Fri, 02 Jan 2026 03:04:05 GMT |                               |"
            + " NOT_MODIFIED",
        "     |       | Fri, 02 Jan 2026 03:04:04 GMT |                               | PROCEED",
        "     |       |                               | Fri, 02 Jan 2026 03:04:05 GMT | PROCEED",
        "     |       |                               | Fri, 02 Jan 2026 03:04:04 GMT | FAILED",
        "\"a\"|     |                               | Fri, 02 Jan 2026 03:04:04 GMT | PROCEED",
        "\"b\"| \"a\" |                            |                               | FAILED",
        "     |       | yesterday                     | tomorrow                      | PROCEED"
      })
  @DisplayName("H-07 reading: the tag before the date, what must hold before what is had already")
  void reading(String match, String noneMatch, String since, String unmodified, Outcome outcome) {
    Preconditions conditions = new Preconditions(match, noneMatch, since, unmodified, null);
    assertThat(conditions.forReading(ETAG, MODIFIED)).isEqualTo(outcome);
  }

  @Test
  @DisplayName("H-07 writing: what is to be there or not to be there")
  void writing() {
    Preconditions fresh = new Preconditions(null, "*", null, null, null);
    assertThat(fresh.forWriting(null, null)).isEqualTo(Outcome.PROCEED);
    assertThat(fresh.forWriting(ETAG, MODIFIED)).isEqualTo(Outcome.FAILED);
    Preconditions known = new Preconditions("*", null, null, null, null);
    assertThat(known.forWriting(null, null)).isEqualTo(Outcome.FAILED);
    assertThat(known.forWriting(ETAG, MODIFIED)).isEqualTo(Outcome.PROCEED);
  }

  @Test
  @DisplayName("H-06 If-Range knows strong tags and the very date")
  void ranges() {
    assertThat(range(null)).isTrue();
    assertThat(range(ETAG)).isTrue();
    assertThat(range("W/" + ETAG)).isFalse();
    assertThat(range("Fri, 02 Jan 2026 03:04:05 GMT")).isTrue();
    assertThat(range("Fri, 02 Jan 2026 03:04:06 GMT")).isFalse();
  }

  @Test
  @DisplayName("H-07 dates are read in the three forms of HTTP")
  void dates() {
    Instant instant = Instant.parse("1994-11-06T08:49:37Z");
    assertThat(HttpDate.parse("Sun, 06 Nov 1994 08:49:37 GMT")).contains(instant);
    assertThat(HttpDate.parse("Sunday, 06-Nov-94 08:49:37 GMT")).contains(instant);
    assertThat(HttpDate.parse("Sun Nov  6 08:49:37 1994")).contains(instant);
    assertThat(HttpDate.parse("1994-11-06")).isEmpty();
    assertThat(HttpDate.format(instant)).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
  }

  private static boolean range(String validator) {
    return new Preconditions(null, null, null, null, validator).allowsRange(ETAG, MODIFIED);
  }
}
