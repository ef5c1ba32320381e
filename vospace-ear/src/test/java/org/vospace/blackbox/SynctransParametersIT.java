package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transfers negotiated by URL parameters: VOSpace 2.1 §3.6.2. */
class SynctransParametersIT extends SpaceTest {
  private String file;

  @BeforeAll
  void makeFile() {
    file = file("file%20one", bytes("0123456789"));
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private String parameters(String path, String direction, String protocol) {
    return "TARGET=%s&DIRECTION=%s&PROTOCOL=%s"
        .formatted(encode(uri(path)), encode(direction), encode(protocol));
  }

  private String pull(String path) {
    return parameters(path, "pullFromVoSpace", space.get());
  }

  private String push(String path) {
    return parameters(path, "pushToVoSpace", space.put());
  }

  private Answer get(String parameters) {
    return alice.get("/synctrans?" + parameters);
  }

  private static String endpoint(Answer answer) {
    return answer.is(200).xml().value("vos:protocol/vos:endpoint").strip();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  @DisplayName("UP-01 the answer is the transfer itself, and its endpoint works")
  void details(String method) {
    Answer answer = alice.request(method, "/synctrans?" + pull(file)).send().is(200);
    assertThat(answer.required("Content-Type")).isEqualTo("text/xml");
    XmlView details = answer.xml().isA(Core.VOS_NAMESPACE, "transfer");
    assertThat(details.value("vos:target")).isEqualTo(uri(file));
    assertThat(details.value("vos:direction")).isEqualTo("pullFromVoSpace");
    assertThat(details.attributes("vos:protocol", "uri")).containsExactly(space.get());
    assertThat(anonymous.get(endpoint(answer)).is(200).text()).isEqualTo("0123456789");
    String pushed = path("up01" + method);
    Answer push = alice.request(method, "/synctrans?" + push(pushed)).send();
    put(endpoint(push), bytes("abc")).isSuccess();
    assertBytes(pushed, bytes("abc"));
  }

  @Test
  @DisplayName("UP-02 the parameters may come as a form, and in any case of letters")
  void form() {
    Answer form = alice.request("POST", "/synctrans").form(pull(file)).send();
    assertThat(anonymous.get(endpoint(form)).is(200).text()).isEqualTo("0123456789");
    String lower =
        pull(file)
            .replace("TARGET", "target")
            .replace("DIRECTION", "Direction")
            .replace("PROTOCOL", "protocol");
    assertThat(anonymous.get(endpoint(get(lower))).is(200).text()).isEqualTo("0123456789");
    Answer lowerForm = alice.request("POST", "/synctrans").form(lower).send();
    assertThat(anonymous.get(endpoint(lowerForm)).is(200).text()).isEqualTo("0123456789");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pullToVoSpace", "pushFromVoSpace", "sideways", "vos://x~y/z", ""})
  @DisplayName("UP-03 other directions are InvalidArgument")
  void otherDirections(String direction) {
    get(parameters(file, direction, space.get())).isFault(400, "InvalidArgument");
  }

  @Test
  @DisplayName("UP-04 a missing or repeated parameter is InvalidArgument")
  void missingParameters() {
    for (String name : List.of("TARGET", "DIRECTION", "PROTOCOL")) {
      get(pull(file).replaceFirst(name + "=[^&]*&?", ""))
          .isFault(400, "InvalidArgument")
          .saying(name);
    }
    get(pull(file) + "&PROTOCOL=" + encode(space.get())).isFault(400, "InvalidArgument");
    get(pull(file) + "&protocol=" + encode(Core.HTTPS_GET)).isFault(400, "InvalidArgument");
    get(pull(file) + "&TARGET=" + encode(uri(home))).isFault(400, "InvalidArgument");
  }

  @Test
  @DisplayName("UP-05 without VIEW it is the default one; an unknown one is ViewNotSupported")
  void views() {
    get(pull(file)).is(200);
    get(pull(file) + "&VIEW=" + encode(Core.DEFAULT_VIEW)).is(200);
    get(pull(file) + "&VIEW=urn:unknown").isFault(400, "ViewNotSupported").saying("urn:unknown");
  }

  @Test
  @DisplayName("UP-06 SECURITYMETHOD restricts the endpoints; without it none is in the answer")
  void securityMethods() {
    assertThat(get(pull(file)).is(200).xml().count("//vos:securityMethod")).isZero();
    XmlView basic = get(pull(file) + "&SECURITYMETHOD=" + encode(Core.BASIC)).is(200).xml();
    assertThat(basic.attributes("vos:protocol/vos:securityMethod", "uri"))
        .isNotEmpty()
        .containsOnly(Core.BASIC);
    String endpoint = basic.value("vos:protocol/vos:endpoint").strip();
    assertThat(alice.get(endpoint).is(200).text()).isEqualTo("0123456789");
    get(pull(file) + "&SECURITYMETHOD=urn:unknown").isFault(400, "ProtocolNotSupported");
  }

  @Test
  @DisplayName("UP-07 REQUEST=redirect leads to the bytes at once")
  void redirect() {
    Answer answer = get(pull(file) + "&REQUEST=redirect").is(303);
    assertThat(anonymous.get(answer.required("Location")).is(200).text()).isEqualTo("0123456789");
    Answer form = alice.request("POST", "/synctrans").form(pull(file) + "&REQUEST=redirect").send();
    assertThat(anonymous.get(form.is(303).required("Location")).is(200).text())
        .isEqualTo("0123456789");
  }

  @ParameterizedTest
  @ValueSource(strings = {"&REQUEST=redirect", ""})
  @DisplayName("UP-08 UP-10 a failure is a fault of HTTP, with redirect and without")
  void failures(String request) {
    get(pull(path("up08")) + request).isFault(404, "NodeNotFound").saying(uri(path("up08")));
    bob.get("/synctrans?" + pull(file) + request).isFault(403, "PermissionDenied");
    anonymous.get("/synctrans?" + pull(file) + request).isDenied(anonymous);
    get(pull(file) + "&VIEW=urn:x" + request).isFault(400, "ViewNotSupported");
    get(parameters(file, "pullFromVoSpace", "urn:x") + request)
        .isFault(400, "ProtocolNotSupported");
    for (String uri : List.of("http://example.org/x", "vos://elsewhere.example~x/y", "no uri")) {
      String foreign = pull(file).replaceFirst("TARGET=[^&]*", "TARGET=" + encode(uri));
      get(foreign + request).isFault(400, "InvalidURI");
    }
  }

  @Test
  @DisplayName("UP-10 a push that fails is a fault of HTTP too")
  void failedPush() {
    get(push(path("up10/b"))).isFault(404, "NodeNotFound");
    bob.get("/synctrans?" + push(path("up10"))).isFault(403, "PermissionDenied");
    assertMissing(path("up10"));
  }

  @Test
  @DisplayName("UP-09 REQUEST=redirect is not honoured for a push")
  void noRedirectForPush() {
    Answer answer = get(push(path("up09")) + "&REQUEST=redirect");
    if (answer.status() == 200) {
      put(endpoint(answer), bytes("abc")).isSuccess();
      assertBytes(path("up09"), bytes("abc"));
    } else {
      answer.isFault(400, "InvalidArgument");
    }
  }
}
