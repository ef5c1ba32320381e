package org.vospace.web.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110 §14. */
class RequestedRangesTest {
  private static String parts(String header, long length) {
    return RequestedRanges.parse(header, length) instanceof RequestedRanges.Parts parts
        ? parts.ranges().stream()
            .map(range -> range.first() + "+" + range.length())
            .collect(Collectors.joining(" "))
        : RequestedRanges.parse(header, length).getClass().getSimpleName();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes=0-0 | 0+1",
        "bytes=-1 | 99+1",
        "bytes=-500 | 0+100",
        "bytes=99- | 99+1",
        "bytes=100- | Unsatisfiable",
        "bytes=-0 | Unsatisfiable",
        "bytes=0-1,1-2 | 0+3",
        "bytes=0-1,2-3 | 0+4",
        "bytes=10-19,0-4,5-9 | 0+20",
        "bytes=50-59,0-9,40-49 | 40+20 0+10",
        "bytes=200-,5-5 | 5+1",
        "bytes=00000000000000000000005-6 | 5+2",
        "bytes=5-4 | Whole",
        "bytes=1-2-3 | Whole",
        "bytes= | Whole",
        "seconds=1-2 | Whole"
      })
  @DisplayName("H-06 what is asked of a hundred bytes")
  void ofAHundred(String header, String expected) {
    assertThat(parts(header, 100)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-", "bytes=-5", "bytes=0-0"})
  @DisplayName("H-06 of nothing there is no part")
  void ofNothing(String header) {
    assertThat(parts(header, 0)).isEqualTo("Unsatisfiable");
  }

  @Test
  @DisplayName("H-06 the number of ranges is bounded, whatever they are")
  void bounded() {
    String many = "0-0,".repeat(RequestedRanges.MOST + 1);
    assertThat(parts("bytes=" + many, 100)).isEqualTo("Unsatisfiable");
    assertThat(parts("bytes=" + many, Long.MAX_VALUE)).isEqualTo("Unsatisfiable");
    assertThat(RequestedRanges.parse(null, 5)).isInstanceOf(RequestedRanges.Whole.class);
    assertThat(List.of(parts("bytes=1-9223372036854775807", Long.MAX_VALUE)))
        .containsExactly("1+9223372036854775806");
  }
}
