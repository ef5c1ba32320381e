package org.vospace.web.dialect;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.vospace.config.DialectConfig;
import org.vospace.model.Node;
import org.vospace.model.NodeRequest;
import org.vospace.model.Property;

/** Nodes as the clients of this service speak of them; as the standard has them unless set. */
@ApplicationScoped
public class NodeDialect {
  @Inject private DialectConfig config;

  /** For the container. */
  public NodeDialect() {}

  /**
   * What a client asks, in the words of the standard.
   *
   * @param current the properties of the node as the client was told them; asked for when the
   *     request contradicts itself
   */
  public NodeRequest understand(NodeRequest request, Supplier<List<Property>> current) {
    return config.isOpencadc() ? OpencadcDialect.understand(request, current) : request;
  }

  /** A node with what clients look for. */
  public Node tell(Node node) {
    return config.isOpencadc() ? OpencadcDialect.tell(node) : node;
  }

  /**
   * The children of a container with what clients look for.
   *
   * @param container as the service has it
   */
  public Iterator<Node> tell(Iterator<Node> children, Node container) {
    if (!config.isOpencadc()) {
      return children;
    }
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return children.hasNext();
      }

      @Override
      public Node next() {
        return OpencadcDialect.tellChild(children.next(), container);
      }
    };
  }
}
