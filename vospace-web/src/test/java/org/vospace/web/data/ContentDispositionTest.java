package org.vospace.web.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The header with which a browser saves bytes. */
class ContentDispositionTest {
  @ParameterizedTest(name = "H-09 {0}")
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "plain.fits, 'filename=\"plain.fits\"', filename*=UTF-8''''plain.fits",
        "a\"b.fits, 'filename=\"a_b.fits\"', filename*=UTF-8''''a%22b.fits",
        "é.fits, 'filename=\"_.fits\"', filename*=UTF-8''''%C3%A9.fits",
        "100%, 'filename=\"100_\"', filename*=UTF-8''''100%25"
      })
  void names(String name, String plain, String extended) {
    assertThat(ContentDisposition.of(name, null))
        .startsWith("attachment; ")
        .contains(plain)
        .contains(extended.replace("''''", "''"))
        .matches("[\\x20-\\x7e]*");
  }
}
