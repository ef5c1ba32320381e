package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parts of bytes and conditions at the data endpoint: RFC 9110 §13, §14. */
class RangesIT extends SpaceTest {
  private static final byte[] CONTENT = bytes("0123456789");
  private static final String PAST = "Thu, 01 Jan 2015 00:00:00 GMT";
  private static final String FUTURE = "Fri, 01 Jan 2100 00:00:00 GMT";

  private String endpoint;
  private String etag;
  private String modified;

  @BeforeAll
  void makeFile() {
    endpoint = Negotiation.pull(alice, file("ten", CONTENT)).endpoint();
    Answer head = anonymous.request("HEAD", endpoint).send().is(200);
    etag = head.required("ETag");
    modified = head.required("Last-Modified");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes=0-0         | 0          | bytes 0-0/10",
        "bytes=2-5         | 2345       | bytes 2-5/10",
        "bytes=7-          | 789        | bytes 7-9/10",
        "bytes=-3          | 789        | bytes 7-9/10",
        "bytes=-100        | 0123456789 | bytes 0-9/10",
        "bytes=5-100       | 56789      | bytes 5-9/10",
        "bytes=0-9         | 0123456789 | bytes 0-9/10",
        "bytes=9-99999999999999999999999 | 9 | bytes 9-9/10",
        "BYTES=1-1         | 1          | bytes 1-1/10",
        "bytes=1-3,2-5     | 12345      | bytes 1-5/10",
        "bytes=3-4,1-2     | 1234       | bytes 1-4/10",
        "bytes=20-30,4-4   | 4          | bytes 4-4/10",
        "'bytes= , 4-4 ,'  | 4          | bytes 4-4/10"
      })
  @DisplayName("H-06 one range is 206 with Content-Range, and does not use the endpoint up")
  void oneRange(String range, String expected, String contentRange) {
    Answer answer = get("Range", range).is(206);
    assertThat(answer.text()).isEqualTo(expected);
    assertThat(answer.required("Content-Range")).isEqualTo(contentRange);
    assertThat(answer.required("Content-Length")).isEqualTo("" + expected.length());
    assertThat(answer.required("ETag")).isEqualTo(etag);
    assertThat(answer.header("Content-MD5")).isEmpty();
    assertThat(answer.required("Accept-Ranges")).isEqualTo("bytes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes=0-1,4-5        | 01 45    | 0-1 4-5",
        "bytes=8-,0-0         | 89 0     | 8-9 0-0",
        "bytes=0-0,2-2,4-4,-1 | 0 2 4 9  | 0-0 2-2 4-4 9-9",
        "bytes=0-2,6-7,1-3    | 0123 67  | 0-3 6-7"
      })
  @DisplayName("H-06 several ranges are one answer of type multipart/byteranges")
  void severalRanges(String range, String parts, String ranges) {
    Answer answer = get("Range", range).is(206);
    String type = answer.required("Content-Type");
    assertThat(type).startsWith("multipart/byteranges; boundary=");
    assertThat(answer.header("Content-Range")).isEmpty();
    assertThat(answer.required("Content-Length")).isEqualTo("" + answer.body().length);
    String boundary = type.substring(type.indexOf('=') + 1);
    StringBuilder expected = new StringBuilder();
    String[] bodies = parts.split(" ");
    String[] places = ranges.split(" ");
    for (int i = 0; i < bodies.length; i++) {
      expected.append("\r\n--").append(boundary);
      expected.append("\r\nContent-Type: application/octet-stream");
      expected.append("\r\nContent-Range: bytes ").append(places[i]).append("/10\r\n\r\n");
      expected.append(bodies[i]);
    }
    expected.append("\r\n--").append(boundary).append("--\r\n");
    assertThat(answer.text()).isEqualTo(expected.toString());
  }

  @ParameterizedTest
  @CsvSource({"bytes=10-", "bytes=10-20", "bytes=-0", "'bytes=20-30,40-'"})
  @DisplayName("H-06 a range without a byte in it is 416 with the length")
  void unsatisfiable(String range) {
    assertThat(get("Range", range).is(416).required("Content-Range")).isEqualTo("bytes */10");
  }

  @Test
  @DisplayName("H-06 more ranges than anybody needs are 416")
  void tooMany() {
    StringBuilder range = new StringBuilder("bytes=0-0");
    for (int i = 0; i < 200; i++) {
      range.append(",").append(i % 5 * 2).append("-").append(i % 5 * 2);
    }
    get("Range", range.toString()).is(416);
  }

  @ParameterizedTest
  @CsvSource({"bytes=x-y", "bytes=5-2", "bytes=-", "lines=1-2", "bytes", "'bytes=1-2,x'"})
  @DisplayName("H-06 a malformed range, or one of another unit, is as if there were none")
  void ignored(String range) {
    String once = Negotiation.pull(alice, path("ten")).endpoint();
    Answer answer = anonymous.request("GET", once).header("Range", range).send().is(200);
    assertThat(answer.body()).isEqualTo(CONTENT);
    anonymous.get(once).isFault(404, "NodeNotFound");
  }

  @Test
  @DisplayName("H-06 If-Range: a part of the bytes that the caller knows, or all of the new ones")
  void ifRange() {
    for (String validator : List.of(etag, modified)) {
      assertThat(get("Range", "bytes=0-1", "If-Range", validator).is(206).text()).isEqualTo("01");
    }
    for (String validator : List.of("\"other\"", "W/" + etag, PAST, FUTURE, "x")) {
      String once = Negotiation.pull(alice, path("ten")).endpoint();
      assertThat(
              anonymous
                  .request("GET", once)
                  .header("Range", "bytes=0-1")
                  .header("If-Range", validator)
                  .send()
                  .is(200)
                  .body())
          .isEqualTo(CONTENT);
    }
  }

  @Test
  @DisplayName("H-07 who has the bytes gets 304, by tag or by date; the tag counts more")
  void notModified() {
    for (List<String> condition :
        List.of(
            List.of("If-None-Match", etag),
            List.of("If-None-Match", "W/" + etag),
            List.of("If-None-Match", "\"a\", " + etag),
            List.of("If-None-Match", "*"),
            List.of("If-Modified-Since", modified),
            List.of("If-Modified-Since", FUTURE),
            List.of("If-Modified-Since", "Friday, 01-Jan-49 00:00:00 GMT"),
            List.of("If-None-Match", etag, "If-Modified-Since", PAST),
            List.of("If-None-Match", etag, "Range", "bytes=0-1"))) {
      for (String method : List.of("GET", "HEAD")) {
        Answer answer = request(method, condition).send().is(304);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.required("ETag")).isEqualTo(etag);
      }
    }
    for (List<String> condition :
        List.of(
            List.of("If-None-Match", "\"other\""),
            List.of("If-Modified-Since", PAST),
            List.of("If-Modified-Since", "no date"),
            List.of("If-None-Match", "\"other\"", "If-Modified-Since", FUTURE))) {
      request("HEAD", condition).send().is(200);
    }
  }

  @Test
  @DisplayName("H-07 who expects other bytes gets 412; the tag counts more than the date")
  void failed() {
    for (List<String> condition :
        List.of(
            List.of("If-Match", "\"other\""),
            List.of("If-Match", "W/" + etag),
            List.of("If-Unmodified-Since", PAST),
            List.of("If-Match", "\"other\"", "If-None-Match", etag),
            List.of("If-Match", "\"other\"", "Range", "bytes=0-1"))) {
      request("GET", condition).send().isFault(412, "PreconditionFailed");
    }
    for (List<String> condition :
        List.of(
            List.of("If-Match", etag),
            List.of("If-Match", "*"),
            List.of("If-Match", "\"other\", " + etag),
            List.of("If-Unmodified-Since", FUTURE),
            List.of("If-Match", etag, "If-Unmodified-Since", PAST))) {
      request("HEAD", condition).send().is(200);
    }
  }

  @Test
  @DisplayName("H-03 H-06 HEAD knows no ranges and tells the whole")
  void head() {
    Answer head = request("HEAD", List.of("Range", "bytes=0-1")).send().is(200);
    assertThat(head.required("Content-Length")).isEqualTo("10");
    assertThat(head.required("Digest")).isEqualTo("md5=eB5eJF1ptWaXm4bijSPyxw==");
    assertThat(head.required("Repr-Digest")).contains("md5=:eB5eJF1ptWaXm4bijSPyxw==:");
    assertThat(head.required("Content-MD5")).isEqualTo("eB5eJF1ptWaXm4bijSPyxw==");
  }

  @Test
  @DisplayName("H-06 of nothing there is no part")
  void empty() {
    String nothing = Negotiation.pull(alice, file("none", new byte[0])).endpoint();
    for (String range : List.of("bytes=0-", "bytes=-1")) {
      Answer answer = anonymous.request("GET", nothing).header("Range", range).send().is(416);
      assertThat(answer.required("Content-Range")).isEqualTo("bytes */0");
    }
    assertThat(anonymous.get(nothing).is(200).required("Content-Length")).isEqualTo("0");
  }

  @Test
  @DisplayName(
      "H-06 PF-01 a download that broke off is resumed by parts, then the endpoint is there")
  void resumed() throws java.io.IOException {
    byte[] large = new byte[5 << 20];
    new java.util.Random(5).nextBytes(large);
    String once = Negotiation.pull(alice, file("large", large)).endpoint();
    try (SlowDownload download = SlowDownload.begin(space, once)) {
      assertThat(download.status()).isEqualTo(200);
    }
    ByteArrayOutputStream got = new ByteArrayOutputStream();
    got.write(large, 0, 1 << 20);
    got.write(
        anonymous
            .request("GET", once)
            .header("Range", "bytes=" + (1 << 20) + "-")
            .send()
            .is(206)
            .body());
    assertThat(got.toByteArray()).isEqualTo(large);
    Answer parts =
        anonymous
            .request("GET", once)
            .header("Range", "bytes=0-2000000,3000000-4000000")
            .send()
            .is(206);
    int begin = parts.text().indexOf("\r\n\r\n") + 4;
    assertThat(begin).isPositive();
    assertThat(parts.body().length).isGreaterThan(3_000_002);
    assertThat(anonymous.get(once).is(200).body()).isEqualTo(large);
    anonymous.get(once).isFault(404, "NodeNotFound");
  }

  @Test
  @DisplayName("H-06 the name is encoded; only what cannot run is shown in place")
  void disposition() {
    for (List<String> type :
        List.of(
            List.of("image/png", "inline"),
            List.of("image/fits", "inline"),
            List.of("text/plain; charset=utf-8", "inline"),
            List.of("text/html", "attachment"),
            List.of("image/svg+xml", "attachment"),
            List.of("application/pdf", "attachment"))) {
      String path = path("typed%20%C3%A9");
      anonymous
          .request("PUT", Negotiation.push(alice, path).endpoint())
          .header("Content-Type", type.get(0))
          .bytes(CONTENT)
          .send()
          .isSuccess();
      Answer answer = anonymous.get(Negotiation.pull(alice, path).endpoint()).is(200);
      assertThat(answer.required("Content-Type")).isEqualTo(type.get(0));
      assertThat(answer.required("Content-Disposition"))
          .isEqualTo(type.get(1) + "; filename=\"typed _\"; filename*=UTF-8''typed%20%C3%A9");
      assertThat(answer.required("X-Content-Type-Options")).isEqualTo("nosniff");
    }
  }

  private Answer get(String... headers) {
    return request("GET", Arrays.asList(headers)).send();
  }

  private Request request(String method, List<String> headers) {
    Request request = anonymous.request(method, endpoint);
    for (int i = 0; i < headers.size(); i += 2) {
      request.header(headers.get(i), headers.get(i + 1));
    }
    return request;
  }
}
