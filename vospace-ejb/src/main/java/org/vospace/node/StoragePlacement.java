package org.vospace.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import org.vospace.access.AccessPolicy;
import org.vospace.access.Caller;
import org.vospace.config.StorageConfig;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.model.NodeType;
import org.vospace.model.Property;
import org.vospace.model.Vocabulary;

/**
 * The property of a container that says where bytes below it go. It is stored and listed like a
 * property of a caller's, but administrators alone change it, and it is not copied.
 */
@ApplicationScoped
class StoragePlacement {
  @Inject private AccessPolicy policy;
  @Inject private StorageConfig config;

  /** For the container. */
  StoragePlacement() {}

  StoragePlacement(AccessPolicy policy, StorageConfig config) {
    this.policy = policy;
    this.config = config;
  }

  /**
   * @param current the properties as they are
   * @throws VospaceException PermissionDenied for a change by others, InvalidArgument for what
   *     cannot be; nothing is applied then
   */
  void require(Caller caller, NodeType type, PropertyRequest asked, List<Property> current) {
    String before =
        current.stream()
            .filter(property -> property.uri().equals(Vocabulary.BACKEND))
            .map(Property::value)
            .findFirst()
            .orElse(null);
    String after =
        asked.removed().contains(Vocabulary.BACKEND)
            ? null
            : asked.set().getOrDefault(Vocabulary.BACKEND, before);
    if (Objects.equals(before, after)) {
      return;
    }
    policy.requireAdministrator(caller, "set " + Vocabulary.BACKEND);
    if (after != null && (type != NodeType.CONTAINER_NODE || !config.state(after).takesBytes())) {
      throw new VospaceException(
          Fault.INVALID_ARGUMENT,
          Vocabulary.BACKEND + " is for containers, and names a back end that takes bytes");
    }
  }
}
