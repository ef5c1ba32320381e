package org.vospace.content;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vospace.model.VosUri;
import org.vospace.node.NodeContent;

/** The short transactions of reconciliation and scrubbing; back ends are asked between them. */
@Stateless
public class UpkeepSteps {
  private static final int MOST_FINDINGS = 10_000;

  @Inject private UpkeepDao upkeep;
  @Inject private NodeContent nodes;

  public Optional<StoredRow> find(long id) {
    return upkeep.find(id);
  }

  public List<StoredRow> page(String backend, String after, int limit) {
    return upkeep.page(backend, after, limit);
  }

  public Set<String> known(String backend, Collection<String> keys) {
    return upkeep.known(backend, keys);
  }

  public Optional<StoredRow> leastChecked(Collection<String> backends, Instant before) {
    return upkeep.leastChecked(backends, before);
  }

  /** Remembers what was found of bytes, on their nodes too. */
  public void remember(StoredRow row, String damage, boolean read) {
    upkeep.remember(row, damage, read);
  }

  public void record(String jobId, Finding finding) {
    upkeep.record(jobId, finding, MOST_FINDINGS);
  }

  public List<Finding> findings(String jobId) {
    return upkeep.findings(jobId);
  }

  public List<Finding> damages() {
    return upkeep.damages(MOST_FINDINGS);
  }

  /** Where some of the nodes are that have these bytes. */
  public List<VosUri> nodesOf(long objectId) {
    return upkeep.nodesOf(objectId).stream().map(nodes::uri).flatMap(Optional::stream).toList();
  }

  public boolean takeLease(String name, String server) {
    return upkeep.takeLease(name, server);
  }
}
