package org.vospace.batch;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.job.Work;
import org.vospace.model.Transfer;
import org.vospace.model.Vocabulary;
import org.vospace.model.VosUri;
import org.vospace.persistence.Retry;

/**
 * Deletes what the caller may delete of a tree. A container that can go with all below it goes as
 * one; in another one each child is tried, and it stays.
 */
@ApplicationScoped
class RecursiveDelete implements Operation {
  @EJB private NodeJobs jobs;
  @Inject private TreeWalk tree;
  @Inject private Retry retry;

  @Override
  public boolean does(Transfer transfer) {
    return transfer.direction().equals(Vocabulary.RECURSIVE_DELETE);
  }

  @Override
  public void execute(Work work) {
    TreeCounts[] counts = {TreeCounts.of(work.checkpoint())};
    VosUri top = jobs.tree(work);
    boolean begun = counts[0].success() + counts[0].errors() > 0;
    delete(work, top, counts, begun);
    retry.run(() -> jobs.complete(work, counts[0]));
  }

  private void delete(Work work, VosUri uri, TreeCounts[] counts, boolean mayBeMissing) {
    try {
      TreeCounts before = counts[0];
      counts[0] = before.succeeded(retry.run(() -> jobs.deleteTree(work, uri, before)));
    } catch (VospaceException fault) {
      if (fault.fault() == Fault.PERMISSION_DENIED) {
        tree.children(work.caller(), uri, child -> delete(work, child, counts, true));
        counts[0] = counts[0].failed();
        retry.run(() -> jobs.checkpoint(work, counts[0]));
      } else if (!mayBeMissing || fault.fault() != Fault.NODE_NOT_FOUND) {
        throw fault;
      }
    }
  }
}
