package org.vospace.batch;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.job.Work;
import org.vospace.model.Param;
import org.vospace.model.PropertyChange;
import org.vospace.model.Transfer;
import org.vospace.model.Vocabulary;
import org.vospace.model.VosUri;
import org.vospace.persistence.Retry;

/**
 * Sets properties of all nodes of a tree that the caller may change. To do so twice is the same as
 * once, so an execution that is taken over begins again.
 */
@ApplicationScoped
class RecursiveProperties implements Operation {
  /** Name of the parameter that names a property to remove; no property has it. */
  private static final String NIL = "nil";

  private static final long REPORTED = 100;

  @EJB private NodeJobs jobs;
  @Inject private TreeWalk tree;
  @Inject private Retry retry;

  @Override
  public boolean does(Transfer transfer) {
    return transfer.direction().equals(Vocabulary.RECURSIVE_PROPERTIES);
  }

  @Override
  public void execute(Work work) {
    List<PropertyChange> changes =
        work.job().parameters().stream().map(RecursiveProperties::change).toList();
    TreeCounts[] counts = {new TreeCounts(0, 0)};
    set(work, jobs.tree(work), changes, counts, false);
    retry.run(() -> jobs.complete(work, counts[0]));
  }

  private void set(
      Work work,
      VosUri uri,
      List<PropertyChange> changes,
      TreeCounts[] counts,
      boolean mayBeMissing) {
    try {
      retry.run(() -> jobs.setProperties(work, uri, changes));
      counts[0] = counts[0].succeeded(1);
    } catch (VospaceException fault) {
      if (fault.fault() == Fault.PERMISSION_DENIED) {
        counts[0] = counts[0].failed();
      } else if (!mayBeMissing || fault.fault() != Fault.NODE_NOT_FOUND) {
        throw fault;
      }
    }
    if ((counts[0].success() + counts[0].errors()) % REPORTED == 0) {
      retry.run(() -> jobs.checkpoint(work, counts[0]));
    }
    tree.children(work.caller(), uri, child -> set(work, child, changes, counts, true));
  }

  private static PropertyChange change(Param param) {
    return param.uri().equals(NIL)
        ? new PropertyChange(param.value(), null)
        : new PropertyChange(param.uri(), param.value());
  }
}
