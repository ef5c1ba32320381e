package org.vospace.archive;

import java.util.List;
import org.vospace.content.Reservation;
import org.vospace.storage.StoredObject;

/**
 * A member of an archive that is to become a node.
 *
 * @param names its path
 * @param reservation where its bytes are; {@code null} of a container
 * @param stored its bytes; {@code null} of a container
 */
record Member(List<String> names, Reservation reservation, StoredObject stored) {
  Member {
    names = List.copyOf(names);
  }

  List<String> parent() {
    return names.subList(0, names.size() - 1);
  }

  String name() {
    return names.get(names.size() - 1);
  }
}
