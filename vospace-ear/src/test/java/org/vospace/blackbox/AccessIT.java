package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who may do what: VOSpace 2.1 §5. Bob is in the group staff, carol in none; the home of alice and
 * the container of the test are open to everybody, so that the node itself decides.
 */
class AccessIT extends SpaceTest {
  private static final String ALICE = "/home/alice";
  private static final String STAFF = "staff";
  private static final String PUBLIC = Documents.property(Core.PUBLIC_READ, "true");
  private static final String READ = Documents.property(Core.GROUP_READ, STAFF);
  private static final String WRITE = Documents.property(Core.GROUP_WRITE, STAFF);

  @BeforeAll
  void open() {
    set(alice, ALICE, PUBLIC).is(200);
    set(alice, home, PUBLIC).is(200);
  }

  @AfterAll
  void close() {
    set(alice, ALICE, Documents.nil(Core.PUBLIC_READ)).is(200);
  }

  private Caller caller(String name) {
    return Map.of(
            "alice", alice, "bob", bob, "carol", carol, "admin", admin, "anonymous", anonymous)
        .get(name);
  }

  private static String[] access(String kind) {
    return switch (kind) {
      case "private" -> new String[0];
      case "public" -> new String[] {PUBLIC};
      case "groupread" -> new String[] {READ};
      default -> new String[] {WRITE};
    };
  }

  @ParameterizedTest(name = "{1} on a {0} node: read {2}, write {3}, share {4}")
  @CsvSource({
    "private,alice,true,true,true",
    "private,admin,true,true,true",
    "private,bob,false,false,false",
    "private,carol,false,false,false",
    "private,anonymous,false,false,false",
    "public,alice,true,true,true",
    "public,bob,true,false,false",
    "public,carol,true,false,false",
    "public,anonymous,true,false,false",
    "groupread,alice,true,true,true",
    "groupread,admin,true,true,true",
    "groupread,bob,true,false,false",
    "groupread,carol,false,false,false",
    "groupread,anonymous,false,false,false",
    "groupwrite,alice,true,true,true",
    "groupwrite,bob,true,true,false",
    "groupwrite,carol,false,false,false",
    "groupwrite,anonymous,false,false,false"
  })
  @DisplayName("AC-08 CN-08 GN-11 SN-03 DN-05 PT-09 PF-02 the properties of access decide")
  void matrix(String kind, String who, boolean read, boolean write, boolean share) {
    Caller caller = caller(who);
    String box = container("ac08" + kind + who, access(kind));
    String file = box + "/file";
    upload(alice, file, bytes("old"));
    set(alice, file, access(kind)).is(200);

    allowed(caller, read, caller.getNode(file), 200);
    negotiated(caller, read, Documents.pullFrom(space, file));

    String fresh = box + "/new";
    allowed(caller, write, caller.putNode(fresh, Documents.data(uri(fresh))), 201);
    if (!write) {
      assertMissing(fresh);
    }
    String title = Documents.property(Core.TITLE, who);
    Answer change = caller.postNode(file, Documents.data(uri(file), title));
    allowed(caller, write, change, 200);
    assertThat(alice.node(file).property(Core.TITLE)).isEqualTo(write ? who : null);
    negotiated(caller, write, Documents.pushTo(space, file));
    negotiated(caller, write, Documents.pushTo(space, box + "/pushed"));
    assertMissing(box + "/pushed");

    String group = Documents.property(Core.GROUP_READ, "others");
    Answer sharing = caller.postNode(file, Documents.data(uri(file), group));
    allowed(caller, share, sharing, 200);
    assertThat(alice.node(file).property(Core.GROUP_READ))
        .isEqualTo(share ? "others" : kind.equals("groupread") ? STAFF : null);

    assertBytes(file, bytes("old"));
    allowed(caller, write, caller.deleteNode(file), 204);
    if (write) {
      assertMissing(file);
    } else {
      assertThat(alice.node(file).uri()).isEqualTo(uri(file));
    }
  }

  private static void allowed(Caller caller, boolean allowed, Answer answer, int status) {
    if (allowed) {
      answer.is(status);
    } else {
      answer.isDenied(caller);
    }
  }

  private void negotiated(Caller caller, boolean allowed, String transfer) {
    Negotiation negotiation = Negotiation.of(caller, transfer);
    if (allowed) {
      assertThat(negotiation.endpoints()).isNotEmpty();
    } else {
      negotiation.failed("Permission Denied", "PermissionDenied");
    }
  }

  @Test
  @DisplayName("AC-09 GN-11 a readable node below one that is not readable is out of reach")
  void everyComponent() {
    String closed = container("ac09");
    String inner = container("ac09/inner", PUBLIC, WRITE);
    upload(alice, inner + "/file", bytes("x"));
    set(alice, inner + "/file", PUBLIC, WRITE).is(200);
    for (Caller caller : List.of(bob, carol, anonymous)) {
      for (String path : List.of(closed, inner, inner + "/file", closed + "/nothing")) {
        caller.getNode(path).isDenied(caller);
        caller.postNode(path, Documents.data(uri(path))).isDenied(caller);
        caller.deleteNode(path).isDenied(caller);
        Negotiation.pull(caller, path).failed("Permission Denied", "PermissionDenied");
        Negotiation.push(caller, path).failed("Permission Denied", "PermissionDenied");
      }
      String fresh = inner + "/new";
      caller.putNode(fresh, Documents.data(uri(fresh))).isDenied(caller);
      assertMissing(fresh);
    }
    set(alice, closed, READ).is(200);
    bob.getNode(inner + "/file").is(200);
    carol.getNode(inner + "/file").isDenied(carol);
  }

  @Test
  @DisplayName("AC-09 a permission that was withdrawn after negotiation is asked for again")
  void withdrawn() {
    String box = container("ac09withdrawn", WRITE);
    String endpoint = Negotiation.push(bob, box + "/file").endpoint();
    set(alice, box, Documents.nil(Core.GROUP_WRITE), READ).is(200);
    put(endpoint, bytes("too late")).isFault(403, "PermissionDenied");
    assertMissing(box + "/file");
  }

  @Test
  @DisplayName("AC-09 a link gives no more than what it leads to")
  void links() {
    String secret = file("ac09secret", bytes("secret"));
    String link = link("ac09link", uri(secret));
    set(alice, link, PUBLIC).is(200);
    carol.getNode(link).is(200);
    Negotiation.pull(carol, link).failed("Permission Denied", "PermissionDenied");
    Negotiation.push(carol, link).failed("Permission Denied", "PermissionDenied");
  }

  @Test
  @DisplayName("GN-12 a child that may not be read shows no property")
  void hiddenChildren() {
    String box = container("gn12", PUBLIC);
    file("gn12/secret", bytes("12345"));
    set(alice, box + "/secret", Documents.property(Core.TITLE, "hidden title")).is(200);
    data("gn12/open", PUBLIC, Documents.property(Core.TITLE, "shown title"));
    Answer listing = carol.getNode(box).is(200);
    assertThat(listing.text()).contains("shown title").doesNotContain("hidden title");
    for (NodeView child : listing.node().children()) {
      if (child.name().equals("secret")) {
        assertThat(child.properties()).isEmpty();
      }
    }
  }

  @Test
  @DisplayName("DN-06 a container with something that the caller may not delete stays whole")
  void undeletable() {
    String box = container("dn06", WRITE);
    make(bob, box + "/mine", Documents.container(uri(box + "/mine")));
    make(alice, box + "/theirs", Documents.container(uri(box + "/theirs")));
    make(alice, box + "/theirs/deep", Documents.container(uri(box + "/theirs/deep")));
    file("dn06/theirs/deep/file", bytes("kept"));
    bob.deleteNode(box + "/theirs").isDenied(bob);
    String outer = container("dn06outer", WRITE);
    make(bob, outer + "/mine", Documents.container(uri(outer + "/mine"), WRITE));
    String foreign = outer + "/mine/foreign";
    make(admin, foreign, Documents.container(uri(foreign)));
    make(admin, foreign + "/file", Documents.data(uri(foreign + "/file")));
    bob.deleteNode(outer + "/mine").isDenied(bob);
    assertBytes(box + "/theirs/deep/file", bytes("kept"));
    assertThat(admin.node(foreign).childNames()).containsExactly("file");
    bob.deleteNode(box + "/mine").is(204);
  }

  @Test
  @DisplayName("AC-06 the identity is told to who has one, and to nobody else")
  void identity() {
    for (String address : List.of("/availability", "/nodes", "/nodes" + home, "/protocols")) {
      assertThat(carol.get(address).is(200).required("X-VO-Authenticated")).isEqualTo("carol");
      assertThat(anonymous.get(address).is(200).header("X-VO-Authenticated")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic",
        "Basic ",
        "Basic !!!!",
        "Basic YWxpY2U=",
        "Basic OmFsaWNl",
        "Basic YWxpY2U6d3Jvbmc=",
        "Basic bm9ib2R5Om5vYm9keQ==",
        "Basic YWxpY2U6YWxpY2UA",
        "Bearer aaaa.bbbb.cccc",
        "Digest username=\"alice\"",
        "nonsense"
      })
  @DisplayName("AC-07 AC-03 credentials that are wrong are refused, and not taken for none")
  void wrongCredentials(String header) {
    Caller stranger = Caller.with(space, header);
    String open = container("ac07-" + header.hashCode(), PUBLIC);
    for (Answer answer :
        List.of(
            stranger.getNode(open),
            stranger.putNode(open + "/x", Documents.data(uri(open + "/x"))),
            stranger.postTransfer(Documents.pushTo(space, open + "/x")),
            stranger.get("/transfers"))) {
      answer.is(401);
      assertThat(answer.required("WWW-Authenticate")).startsWith("Basic ");
      assertThat(answer.header("X-VO-Authenticated")).isEmpty();
    }
    assertMissing(open + "/x");
  }

  @Test
  @DisplayName("AC-03 missing credentials are 401 with a challenge, missing permission is 403")
  void challenge() {
    String path = data("ac03");
    anonymous.getNode(path).isFault(401, "PermissionDenied").required("WWW-Authenticate");
    Answer refused = carol.getNode(path).isFault(403, "PermissionDenied");
    assertThat(refused.header("WWW-Authenticate")).isEmpty();
  }

  @Test
  @DisplayName("AC-04 the challenge stands on the answer of capabilities, which needs none")
  void announced() {
    Answer answer = anonymous.get("/capabilities").is(200);
    assertThat(answer.required("WWW-Authenticate")).startsWith("Basic ");
  }

  @Test
  @DisplayName("AC-01 HTTP Basic works on every binding")
  void everyBinding() {
    for (String address :
        List.of(
            "/nodes" + home,
            "/transfers",
            "/protocols",
            "/views",
            "/properties",
            "/capabilities",
            "/availability")) {
      assertThat(bob.get(address).is(200).required("X-VO-Authenticated")).isEqualTo("bob");
    }
    assertThat(Negotiation.pull(bob, home).jobUrl()).isNotEmpty();
  }

  @Test
  @DisplayName("U-31 a job of somebody else is refused, with all that is below it")
  void foreignJob() {
    Negotiation own = Negotiation.push(alice, path("u31"));
    for (String part : List.of("", "/phase", "/results", "/results/transferDetails", "/owner")) {
      bob.get(own.jobUrl() + part).isDenied(bob);
      anonymous.get(own.jobUrl() + part).isDenied(anonymous);
    }
    assertThat(bob.get("/transfers").is(200).text())
        .doesNotContain(own.jobUrl().substring(own.jobUrl().lastIndexOf('/') + 1));
  }
}
