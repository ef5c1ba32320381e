package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The public share protocol: VOSpace 2.1 §3.5.4. */
class ShareIT extends SpaceTest {
  private static final String SHARE = "http://wiki.ivoa.net/twiki/bin/view/IVOA/VOSpacePublicShare";

  private String document(String path, String direction) {
    return Documents.transfer(
        uri(path),
        direction,
        Documents.protocol(SHARE, "<vos:securityMethod uri=\"" + Core.BASIC + "\"/>"));
  }

  private Negotiation share(String path) {
    return Negotiation.of(alice, document(path, "pullFromVoSpace"));
  }

  @Test
  @DisplayName("PS-01 PS-03 a share is for everybody, many times, and after its job has ended")
  void everybody() {
    String file = file("ps01.txt", bytes("shared"));
    Negotiation share = share(file);
    assertThat(share.phase()).isEqualTo("COMPLETED");
    XmlView details = share.details();
    assertThat(details.count("vos:protocol/vos:securityMethod")).isZero();
    String endpoint = share.endpoint();
    for (int i = 0; i < 3; i++) {
      assertThat(anonymous.get(endpoint).is(200).body()).isEqualTo(bytes("shared"));
    }
    List<Integer> statuses = Together.run(8, i -> anonymous.get(endpoint).status());
    assertThat(statuses).containsOnly(200);
    JobHandle job =
        JobHandle.create(alice, document(file, "pullFromVoSpace"), "PHASE=RUN").completed();
    assertThat(anonymous.get(job.negotiation().endpoint()).is(200).body())
        .isEqualTo(bytes("shared"));
    upload(alice, file, bytes("newer"));
    assertThat(anonymous.get(endpoint).is(200).body()).isEqualTo(bytes("newer"));
    put(endpoint, bytes("written")).isClientError();
    assertThat(anonymous.get("/protocols").text()).contains(SHARE);
  }

  @Test
  @DisplayName("PS-02 another direction than pullFromVoSpace is ProtocolNotSupported")
  void directions() {
    for (String direction : List.of("pushToVoSpace", "pullToVoSpace", "pushFromVoSpace")) {
      JobHandle.create(alice, document(file("ps02", bytes("x")), direction), "PHASE=RUN")
          .failed("Protocol Not Supported", "ProtocolNotSupported");
    }
  }

  @Test
  @DisplayName("PS-04 the address ends in the name of the node, under which the bytes are saved")
  void name() {
    String path = path("ps%2004.fits");
    anonymous
        .request("PUT", Negotiation.push(alice, path).endpoint())
        .header("Content-Type", "image/fits")
        .bytes(bytes("SIMPLE"))
        .send()
        .isSuccess();
    String endpoint = share(path).endpoint();
    assertThat(endpoint).endsWith("/ps%2004.fits");
    Answer answer = anonymous.get(endpoint).is(200);
    assertThat(answer.required("Content-Disposition")).contains("ps 04.fits");
    assertThat(answer.required("Content-Type")).isEqualTo("image/fits");
  }

  @Test
  @DisplayName(
      "PS-05 only who may publish the node shares it, and a deleted node is shared no more")
  void permission() {
    String file = file("ps05", bytes("x"));
    set(alice, "/home/alice", Documents.property(Core.PUBLIC_READ, "true")).is(200);
    set(alice, home, Documents.property(Core.PUBLIC_READ, "true")).is(200);
    set(alice, file, Documents.property(Core.PUBLIC_READ, "true")).is(200);
    for (Caller caller : List.of(bob, anonymous)) {
      Negotiation.of(caller, document(file, "pullFromVoSpace"))
          .failed("Permission Denied", "PermissionDenied");
    }
    set(alice, "/home/alice", Documents.nil(Core.PUBLIC_READ)).is(200);
    String endpoint = share(file).endpoint();
    anonymous.get(endpoint).is(200);
    alice.deleteNode(file).is(204);
    anonymous.get(endpoint).isFault(404, "NodeNotFound");
  }
}
