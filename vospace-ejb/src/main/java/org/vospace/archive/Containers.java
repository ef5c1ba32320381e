package org.vospace.archive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ids of containers that were made for an archive, the latest used of them. */
final class Containers extends LinkedHashMap<List<String>, Long> {
  private static final long serialVersionUID = 1L;
  private static final int MOST = 10_000;

  Containers() {
    super(64, 0.75f, true);
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<List<String>, Long> eldest) {
    return size() > MOST;
  }
}
