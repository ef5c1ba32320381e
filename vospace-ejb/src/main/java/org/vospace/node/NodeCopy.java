package org.vospace.node;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.vospace.access.AccessPolicy;
import org.vospace.access.Caller;
import org.vospace.audit.Audited;
import org.vospace.config.VospaceConfig;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.model.Permissions;
import org.vospace.model.VosUri;

/**
 * The transactions of copyNode (VOSpace 2.1 §6.2.3), of any size: a plan from one snapshot, batches
 * that make the tree where nobody sees it, and one that attaches it as a whole. Bytes are shared,
 * for they are never overwritten.
 */
@Stateless
public class NodeCopy {
  private static final int BATCH = 2_000;
  private static final int FORGOTTEN = 20_000;

  @Inject private VospaceConfig config;
  @Inject private AccessPolicy policy;
  @Inject private Arrival arrival;
  @Inject private NodeDao nodes;
  @Inject private MoveDao moves;
  @Inject private CopyDao copies;

  /** For the container. */
  public NodeCopy() {}

  NodeCopy(
      VospaceConfig config,
      AccessPolicy policy,
      Arrival arrival,
      NodeDao nodes,
      MoveDao moves,
      CopyDao copies) {
    this.config = config;
    this.policy = policy;
    this.arrival = arrival;
    this.nodes = nodes;
    this.moves = moves;
    this.copies = copies;
  }

  /**
   * Plans the copy, unless that was done before.
   *
   * @param jobId the job, which names the plan
   * @param direction an existing container to copy into, or the URI of the copy
   * @return the number of nodes
   * @throws VospaceException NodeNotFound, DuplicateNode, InvalidURI, LinkFound, PermissionDenied
   */
  public long plan(String jobId, Caller caller, VosUri source, VosUri direction) {
    long planned = copies.planned(jobId);
    if (planned > 0) {
      return planned;
    }
    NodeRow row = source(caller, source);
    if (arrival.at(caller, source, direction).isWithin(row.id())) {
      throw new VospaceException(
          Fault.INVALID_URI, direction + " Cannot move container node into its descendants");
    }
    copies.plan(jobId, row.id());
    for (Permissions permissions : copies.permissions(jobId)) {
      policy.requireRead(caller, permissions, "every node of " + source);
    }
    return copies.planned(jobId);
  }

  /**
   * Makes the next batch of a plan.
   *
   * @param done how many nodes were made before
   * @return how many are made now
   */
  public long make(String jobId, Caller caller, long done, long total) {
    long to = Math.min(done + BATCH, total);
    copies.make(jobId, caller.name(), done, to);
    return to;
  }

  /**
   * Attaches the tree, which is all made.
   *
   * @return the URI of the copy
   * @throws VospaceException what {@link #plan} throws; nothing is attached then
   */
  @Audited("copyNode")
  public VosUri attach(String jobId, Caller caller, VosUri source, VosUri direction) {
    CopyDao.Top top = copies.top(jobId);
    if (top.spine() != null) {
      nodes.lockSpace();
    }
    Arrival.Place place = arrival.at(caller, source, direction);
    String to = moves.lockDestination(place.container().id());
    if (top.spine() != null) {
      int labels = top.spine().split("\\.").length;
      arrival.requireDepth(place, moves.deepestBelow(top.spine()) - labels);
    }
    moves.reparent(top.id(), CopyDao.NURSERY, top.name(), place.container().id(), place.uri());
    if (top.spine() != null) {
      moves.rewriteSpine(top.spine(), to);
    }
    return place.uri();
  }

  /**
   * Clears up behind one copy whose job has ended: a tree that was never attached is discarded.
   *
   * @return how many rows went
   */
  public int clearEnded() {
    Optional<CopyDao.Ended> ended = copies.ended();
    if (ended.isEmpty()) {
      return 0;
    }
    copies.discard(ended.get().top());
    int rows = copies.forgetRows(ended.get().jobId(), FORGOTTEN);
    if (rows < FORGOTTEN) {
      copies.forget(ended.get().jobId());
    }
    return rows + 1;
  }

  private NodeRow source(Caller caller, VosUri source) {
    if (!source.authority().equals(config.authority())) {
      throw new VospaceException(Fault.INVALID_URI, source + " belongs to another service");
    }
    Resolution found = new Resolution(source, nodes.walk(source.path()));
    found.parent(caller, policy, Fault.NODE_NOT_FOUND);
    NodeRow row = found.existing();
    policy.requireRead(caller, row.permissions(), source);
    if (Boolean.TRUE.equals(row.busy())) {
      throw new VospaceException(Fault.NODE_BUSY, source.toString());
    }
    if (row.parentId() == null) {
      throw policy.denied("the root cannot be copied");
    }
    return row;
  }
}
