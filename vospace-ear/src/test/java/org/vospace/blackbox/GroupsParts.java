package org.vospace.blackbox;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Groups of a group membership service, in both spellings, while it comes and goes. */
@ExtendWith(SignOnServer.Needed.class)
class GroupsParts extends SpaceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String IDENTIFIER = "ivo://example.org/gms?";

  private GroupServer service;
  private Caller carolThere;

  @BeforeAll
  void open() {
    service = SignOnServer.running().groups();
    carolThere = Caller.named(SignOnServer.running().space(), "carol");
    String property = Documents.property(Core.PUBLIC_READ, "true");
    alice.postNode("/home/alice", Documents.container(uri("/home/alice"), property)).is(200);
    alice.postNode(home, Documents.container(uri(home), property)).is(200);
  }

  @AfterAll
  void close() {
    String property = Documents.nil(Core.PUBLIC_READ);
    alice.postNode("/home/alice", Documents.container(uri("/home/alice"), property)).is(200);
  }

  private void becomes(String path, int status) {
    await().atMost(PATIENCE).until(() -> carolThere.getNode(path).status() == status);
  }

  @Test
  @DisplayName(
      "AC-08 a group is the same plain and as an identifier of our authority, and no other")
  void spellings() {
    String plain = data("plain", Documents.property(Core.GROUP_READ, "survey"));
    String named = data("named", Documents.property(Core.GROUP_READ, IDENTIFIER + "survey"));
    String foreign =
        data("foreign", Documents.property(Core.GROUP_READ, "ivo://else.where/gms?survey"));
    for (String spelled : new String[] {"survey", IDENTIFIER + "survey"}) {
      service.set("carol");
      becomes(plain, 403);
      service.set("carol", spelled);
      becomes(plain, 200);
      carolThere.getNode(named).is(200);
      carolThere.getNode(foreign).isDenied(carolThere);
    }
    service.set("carol", "vospace-admin");
    becomes(plain, 403);
  }

  @Test
  @DisplayName("AC-08 what the service of groups said last stands for a time without it")
  void outage() {
    String node = data("outage", Documents.property(Core.GROUP_READ, "night"));
    service.set("carol", "night");
    becomes(node, 200);
    service.stop();
    carolThere.getNode(node).is(200);
    becomes(node, 403);
    carolThere.get("/protocols").is(200);
    service.start();
    becomes(node, 200);
  }
}
