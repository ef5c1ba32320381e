package org.vospace.web.nodes;

import java.util.Locale;
import org.vospace.config.VospaceConfig;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.model.Detail;
import org.vospace.model.Vocabulary;
import org.vospace.model.VosUri;
import org.vospace.node.ChildOrder;
import org.vospace.node.SpaceUri;

/**
 * The parameters of getNode (VOSpace 2.1 §6.3.1), and {@code sort} and {@code order}, an extension
 * of opencadc.
 *
 * @param detail how much to tell
 * @param limit the most children
 * @param from name of the first child of the page; empty to begin with the first
 * @param order of the children
 */
record NodeQuery(Detail detail, long limit, String from, ChildOrder order) {
  /** The full record. */
  static final NodeQuery ALL = new NodeQuery(Detail.MAX, Long.MAX_VALUE, "", ChildOrder.BY_NAME);

  /**
   * @param container whose children are asked for
   * @throws VospaceException InvalidArgument, InvalidURI
   */
  static NodeQuery of(
      String detail,
      String limit,
      String uri,
      ChildOrder order,
      VosUri container,
      VospaceConfig config) {
    return new NodeQuery(
        detail == null ? Detail.MAX : detail(detail),
        limit == null ? Long.MAX_VALUE : limit(limit),
        uri == null ? "" : from(SpaceUri.parse(uri, config), container),
        order);
  }

  /**
   * @param sort identifier of a property; {@code null} for the names
   * @param order {@code asc} or {@code desc}; {@code null} for the former
   * @throws VospaceException InvalidArgument
   */
  static ChildOrder order(String sort, String order) {
    ChildOrder.Key key = sort == null ? ChildOrder.Key.NAME : key(sort);
    return switch (order == null ? "asc" : order) {
      case "asc" -> new ChildOrder(key, false);
      case "desc" -> new ChildOrder(key, true);
      default -> throw invalid("order", order);
    };
  }

  private static ChildOrder.Key key(String sort) {
    return switch (sort) {
      case Vocabulary.DATE -> ChildOrder.Key.DATE;
      case Vocabulary.LENGTH -> ChildOrder.Key.LENGTH;
      default -> throw invalid("sort", sort);
    };
  }

  static Detail detail(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "min" -> Detail.MIN;
      case "properties" -> Detail.PROPERTIES;
      case "max" -> Detail.MAX;
      default -> throw invalid("detail", text);
    };
  }

  private static long limit(String text) {
    try {
      long limit = Long.parseLong(text);
      if (limit >= 0) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Told below, in the same words as a negative one.
    }
    throw invalid("limit", text);
  }

  private static String from(VosUri child, VosUri container) {
    if (child.path().isRoot() || !child.path().parent().equals(container.path())) {
      throw new VospaceException(Fault.INVALID_URI, child + " is no child of " + container);
    }
    return child.path().name();
  }

  private static VospaceException invalid(String name, String value) {
    return new VospaceException(Fault.INVALID_ARGUMENT, name + "=" + value);
  }
}
