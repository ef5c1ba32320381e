package org.vospace.blackbox;

import java.util.List;

/** Documents that a client sends. */
final class Documents {
  private Documents() {}

  static String container(String uri, String... properties) {
    return node("vos:ContainerNode", uri, properties(properties) + "<vos:nodes/>");
  }

  static String data(String uri, String... properties) {
    return node("vos:DataNode", uri, properties(properties));
  }

  static String link(String uri, String target, String... properties) {
    String element = "<vos:target>" + escape(target) + "</vos:target>";
    return node("vos:LinkNode", uri, properties(properties) + element);
  }

  /**
   * A node of any type.
   *
   * @param content child elements
   */
  static String node(String type, String uri, String content) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <vos:node xmlns:vos="http://www.ivoa.net/xml/VOSpace/v2.0"
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
        xsi:type="%s" version="2.1" uri="%s">%s</vos:node>
    """
        .formatted(type, escape(uri), content);
  }

  static String properties(String... properties) {
    return "<vos:properties>" + String.join("", properties) + "</vos:properties>";
  }

  static String property(String uri, String value) {
    return "<vos:property uri=\"%s\">%s</vos:property>".formatted(escape(uri), escape(value));
  }

  /** A property that is to be removed. */
  static String nil(String uri) {
    return "<vos:property uri=\"%s\" xsi:nil=\"true\"/>".formatted(escape(uri));
  }

  static String protocol(String uri, String... content) {
    return "<vos:protocol uri=\"%s\">%s</vos:protocol>"
        .formatted(escape(uri), String.join("", content));
  }

  static String view(String uri) {
    return "<vos:view uri=\"%s\"/>".formatted(escape(uri));
  }

  static String param(String uri, String value) {
    return "<vos:param uri=\"%s\">%s</vos:param>".formatted(escape(uri), escape(value));
  }

  /** A transfer of the bytes of a node. */
  static String transfer(String target, String direction, String... parts) {
    return transfer(
        "<vos:target>%s</vos:target><vos:direction>%s</vos:direction>%s"
            .formatted(escape(target), escape(direction), String.join("", parts)));
  }

  /**
   * A transfer.
   *
   * @param content child elements
   */
  static String transfer(String content) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <vos:transfer xmlns:vos="http://www.ivoa.net/xml/VOSpace/v2.0" version="2.1">%s</vos:transfer>
    """
        .formatted(content);
  }

  static String pushTo(Space space, String path) {
    return transfer(space.uri(path), "pushToVoSpace", protocol(space.put()));
  }

  static String pullFrom(Space space, String path) {
    return transfer(space.uri(path), "pullFromVoSpace", protocol(space.get()));
  }

  /** Text as the content of an element or an attribute, kept exactly. */
  static String escape(String text) {
    String escaped = text;
    for (var entry :
        List.of(
            List.of("&", "&amp;"),
            List.of("<", "&lt;"),
            List.of(">", "&gt;"),
            List.of("\"", "&quot;"),
            List.of("\n", "&#10;"),
            List.of("\r", "&#13;"),
            List.of("\t", "&#9;"))) {
      escaped = escaped.replace(entry.get(0), entry.get(1));
    }
    return escaped;
  }
}
