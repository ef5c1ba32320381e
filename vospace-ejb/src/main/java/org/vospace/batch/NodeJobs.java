package org.vospace.batch;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.vospace.config.VospaceConfig;
import org.vospace.job.JobQueue;
import org.vospace.job.Work;
import org.vospace.model.JobProgress;
import org.vospace.model.JobResult;
import org.vospace.model.NodeRequest;
import org.vospace.model.NodeType;
import org.vospace.model.PropertyChange;
import org.vospace.model.Transfer;
import org.vospace.model.VosUri;
import org.vospace.node.NodeCopy;
import org.vospace.node.NodeService;
import org.vospace.node.SpaceUri;

/** Steps of jobs on nodes: each is one transaction with what it does to the job. */
@Stateless
public class NodeJobs {
  @EJB private NodeService nodes;
  @EJB private NodeCopy copies;
  @EJB private JobQueue queue;
  @Inject private VospaceConfig config;

  /** Moves the node and completes the job. */
  public void move(Work work) {
    VosUri moved = nodes.moveNode(work.caller(), source(work), direction(work));
    queue.complete(work.job().id(), destination(moved));
  }

  /** Whether the copy goes to the bit bucket (VOSpace 2.1 §3.1). */
  public boolean isDiscarded(Work work) {
    return direction(work).path().isNull();
  }

  /** Completes a copy into the bit bucket: nothing is made of a node that may be read. */
  public void completeDiscarded(Work work) {
    nodes.getNode(work.caller(), source(work).path(), org.vospace.model.Detail.MIN);
    queue.complete(work.job().id(), destination(direction(work)));
  }

  /** Plans a copy; returns its number of nodes. */
  public long planCopy(Work work) {
    String id = work.job().id();
    long total = copies.plan(id, work.caller(), source(work), direction(work));
    if (work.checkpoint() == null) {
      queue.checkpoint(id, "0", JobProgress.nodes(0, total));
    }
    return total;
  }

  /** Makes the next nodes of a copy; returns how many are made. */
  public long makeCopy(Work work, long done, long total) {
    long made = copies.make(work.job().id(), work.caller(), done, total);
    queue.checkpoint(work.job().id(), Long.toString(made), JobProgress.nodes(made, total));
    return made;
  }

  /** Attaches the copy and completes the job. */
  public void attachCopy(Work work) {
    String id = work.job().id();
    VosUri copy = copies.attach(id, work.caller(), source(work), direction(work));
    queue.complete(id, destination(copy));
  }

  /** Deletes a node with all below it; returns how many nodes went. */
  public long deleteTree(Work work, VosUri uri, TreeCounts before) {
    long count = nodes.count(uri.path());
    nodes.deleteNode(work.caller(), uri.path());
    checkpoint(work, before.succeeded(count));
    return count;
  }

  /** Sets the properties of one node. */
  public void setProperties(Work work, VosUri uri, List<PropertyChange> changes) {
    nodes.setNode(
        work.caller(), uri.path(), new NodeRequest(uri.toString(), NodeType.NODE, changes, null));
  }

  /** Says how far a job on a tree is. */
  public void checkpoint(Work work, TreeCounts counts) {
    queue.checkpoint(
        work.job().id(),
        counts.text(),
        new JobProgress(counts.success() + counts.errors(), null, null, null));
  }

  /**
   * Completes a job on a tree. Clients take any count of errors for a failure, "0" too: it is told
   * when there were some.
   */
  public void complete(Work work, TreeCounts counts) {
    JobResult successes = new JobResult("successcount", "final:" + counts.success());
    queue.complete(
        work.job().id(),
        counts.errors() == 0
            ? List.of(successes)
            : List.of(successes, new JobResult("errorcount", "final:" + counts.errors())));
  }

  /** The tree of the job. */
  public VosUri tree(Work work) {
    return source(work);
  }

  private VosUri source(Work work) {
    return SpaceUri.parse(transfer(work).target(), config);
  }

  private VosUri direction(Work work) {
    return SpaceUri.parse(transfer(work).direction(), config);
  }

  private static Transfer transfer(Work work) {
    return work.job().transfer();
  }

  private static List<JobResult> destination(VosUri uri) {
    return List.of(new JobResult("destination", uri.toString()));
  }
}
