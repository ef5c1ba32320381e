package org.vospace.node;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.vospace.model.Instants;
import org.vospace.model.Property;
import org.vospace.model.Vocabulary;

/** The columns of a node as the properties of VOSpace 2.1 appendix C. */
final class ServiceProperties {
  private ServiceProperties() {}

  static List<Property> of(NodeRow row) {
    List<Property> properties = new ArrayList<>();
    maintained(properties, Vocabulary.BTIME, row.btime());
    maintained(properties, Vocabulary.CTIME, row.ctime());
    maintained(
        properties, Vocabulary.DATE, row.mtime().isAfter(row.ctime()) ? row.mtime() : row.ctime());
    properties.add(new Property(Vocabulary.CREATOR, row.owner(), true));
    if (row.type().hasBytes()) {
      maintained(properties, Vocabulary.MTIME, row.mtime());
      long length = row.length() == null ? 0 : row.length();
      properties.add(new Property(Vocabulary.LENGTH, Long.toString(length), true));
      if (row.md5() != null) {
        properties.add(new Property(Vocabulary.MD5, row.md5(), true));
      }
    }
    settable(properties, Vocabulary.TYPE, row.contentType());
    settable(properties, Vocabulary.GROUP_READ, row.groupRead());
    settable(properties, Vocabulary.GROUP_WRITE, row.groupWrite());
    settable(properties, Vocabulary.PUBLIC_READ, row.publicRead());
    settable(properties, Vocabulary.IMMUTABLE, row.immutable());
    return properties;
  }

  private static void maintained(List<Property> properties, String uri, Instant instant) {
    properties.add(new Property(uri, Instants.text(instant), true));
  }

  private static void settable(List<Property> properties, String uri, Object value) {
    if (value != null) {
      properties.add(new Property(uri, value.toString(), false));
    }
  }
}
