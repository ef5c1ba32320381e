package org.vospace.transfer;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.vospace.model.Vocabulary;
import org.vospace.protocol.OfferedTransfer;
import org.vospace.protocol.TransferProtocol;
import org.vospace.protocol.Way;

/** What protocols must be to be offered. */
class AddedProtocolsTest {
  private record Some(String uri, Set<Way> ways) implements TransferProtocol {
    @Override
    public String endpoint(OfferedTransfer transfer) {
      return "some:" + transfer.secret();
    }
  }

  private static TransferProtocol some(String uri) {
    return new Some(uri, EnumSet.of(Way.UPLOAD));
  }

  private static void refused(String why, TransferProtocol... added) {
    assertThatThrownBy(() -> AddedProtocols.inspect(List.of(added)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("VOSPACE: the protocol of " + Some.class.getName() + " " + why + ".");
  }

  @Test
  @DisplayName("protocols with uris of their own are taken")
  void different() {
    assertThatCode(() -> AddedProtocols.inspect(List.of(some("urn:a"), some("urn:b"))))
        .doesNotThrowAnyException();
  }

  @Test
  @DisplayName("one that is another's twin, has no uri or goes no way stops the start")
  void refusals() {
    refused("has the uri urn:a, which another protocol has already", some("urn:a"), some("urn:a"));
    refused(
        "has the uri " + Vocabulary.HTTP_GET + ", which another protocol has already",
        some(Vocabulary.HTTP_GET));
    refused("has no uri", some(null));
    refused("has no uri", some(" "));
    refused("goes no way", new Some("urn:a", EnumSet.noneOf(Way.class)));
  }
}
