package org.vospace.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.stream.Stream;
import org.vospace.config.StorageConfig;
import org.vospace.config.StorageRule;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.node.NodeContent;

/**
 * Which back end new bytes go to: the one of their container, else the one of the first rule that
 * holds of them, else the default; of these the first that takes new bytes.
 */
@ApplicationScoped
class Routing {
  @Inject private StorageConfig config;
  @Inject private NodeContent nodes;

  /**
   * @param containerId the container that the bytes are to be in
   * @return name of the back end
   * @throws VospaceException ServiceBusy when none of them takes new bytes
   */
  String choose(long containerId, Incoming incoming) {
    Optional<String> chosen = nodes.backend(containerId);
    Stream<String> rules =
        config.rules().stream()
            .filter(rule -> rule.condition().holds(incoming.length(), incoming.contentType()))
            .map(StorageRule::backend);
    return Stream.of(chosen.stream(), rules, Stream.of(config.defaultBackend()))
        .flatMap(names -> names)
        .filter(name -> config.state(name).takesBytes())
        .findFirst()
        .orElseThrow(
            () ->
                new VospaceException(
                    Fault.SERVICE_BUSY, "the storage takes no new bytes at the moment"));
  }
}
