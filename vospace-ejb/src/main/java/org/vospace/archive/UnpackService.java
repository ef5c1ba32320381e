package org.vospace.archive;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.vospace.content.Reservation;
import org.vospace.content.StagedContent;
import org.vospace.job.JobQueue;
import org.vospace.job.Work;
import org.vospace.model.ArchiveFormat;
import org.vospace.model.JobProgress;
import org.vospace.model.JobResult;
import org.vospace.model.VosUri;
import org.vospace.node.NodeUnpack;
import org.vospace.node.WriteTarget;
import org.vospace.storage.StoredObject;

/** The transactions of unpacking, each with what it does to the job. */
@Stateless
public class UnpackService {
  @Inject private UnpackingDao unpackings;
  @Inject private StagedContent staged;
  @Inject private NodeUnpack nodes;
  @Inject private JobQueue queue;

  /** Keeps an archive that was written; its job is to unpack it. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void stage(
      ArchiveFormat format, WriteTarget target, Reservation reservation, StoredObject stored) {
    staged.keep(reservation, stored);
    unpackings.insert(reservation.jobId(), format, target, reservation.objectId());
  }

  /** Whether the archive of a job has come. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public boolean isStaged(String jobId) {
    return unpackings.find(jobId).isPresent();
  }

  /** Begins, or goes on where an execution before this one stopped. */
  public Unpacking begin(Work work) {
    String id = work.job().id();
    Unpacking unpacking = unpackings.find(id).orElseThrow();
    staged.abandon(id);
    if (unpacking.topId() != null) {
      return unpacking;
    }
    unpackings.setTop(id, nodes.begin(work.caller(), id));
    report(work, Progress.NONE);
    return unpackings.find(id).orElseThrow();
  }

  /** Places for the bytes of members. */
  public List<Reservation> reserve(Work work, int count) {
    String id = work.job().id();
    var target = unpackings.find(id).orElseThrow().target();
    long container = target.nodeId() == null ? target.parentId() : target.nodeId();
    return staged.reserve(id, container, count);
  }

  /**
   * @throws org.vospace.job.JobStopped
   */
  public void report(Work work, Progress progress) {
    queue.checkpoint(
        work.job().id(),
        progress.checkpoint(),
        new JobProgress(progress.entries(), null, progress.bytes(), null));
  }

  /** The job is still to be done, and its bytes are still coming. */
  public void alive(Work work, Progress done, long bytes) {
    queue.checkpoint(
        work.job().id(),
        done.checkpoint(),
        new JobProgress(done.entries(), null, done.bytes() + bytes, null));
  }

  /**
   * Makes the nodes of some members.
   *
   * @param known ids of containers
   * @return ids of the containers that were found or made
   * @throws org.vospace.fault.VospaceException InvalidData
   */
  public Map<List<String>, Long> make(
      Work work,
      Unpacking unpacking,
      List<Member> members,
      Map<List<String>, Long> known,
      Progress progress) {
    Map<List<String>, Long> found = new HashMap<>();
    for (Member member : members) {
      if (member.stored() == null) {
        container(work, unpacking, member.names(), known, found);
      } else {
        staged.commit(member.reservation(), member.stored());
        nodes.file(
            container(work, unpacking, member.parent(), known, found),
            member.name(),
            work.caller(),
            member.reservation().objectId(),
            MediaTypes.of(member.name()));
      }
    }
    staged.release(members.stream().map(Member::reservation).filter(Objects::nonNull).toList());
    report(work, progress);
    return found;
  }

  private long container(
      Work work,
      Unpacking unpacking,
      List<String> names,
      Map<List<String>, Long> known,
      Map<List<String>, Long> found) {
    if (names.isEmpty()) {
      return unpacking.topId();
    }
    Long id = found.containsKey(names) ? found.get(names) : known.get(names);
    if (id == null) {
      List<String> above = names.subList(0, names.size() - 1);
      id =
          nodes.container(
              container(work, unpacking, above, known, found),
              names.get(names.size() - 1),
              work.caller());
    }
    found.put(List.copyOf(names), id);
    return id;
  }

  /** Attaches what was made and completes the job. */
  public void attach(Work work, Unpacking unpacking, List<JobResult> results) {
    VosUri uri = nodes.attach(work.caller(), unpacking.topId(), unpacking.target());
    staged.abandon(unpacking.jobId());
    staged.drop(unpacking.objectId());
    unpackings.remove(unpacking.jobId());
    queue.complete(
        unpacking.jobId(),
        Stream.concat(results.stream(), Stream.of(new JobResult("dataNode", uri.toString())))
            .toList());
  }

  /**
   * Clears up behind one job that has ended without attaching anything.
   *
   * @return how many there were
   */
  public int clearEnded() {
    Optional<Unpacking> ended = unpackings.ended();
    ended.ifPresent(
        unpacking -> {
          if (unpacking.topId() != null) {
            nodes.discard(unpacking.topId());
          }
          staged.abandon(unpacking.jobId());
          staged.drop(unpacking.objectId());
          unpackings.remove(unpacking.jobId());
        });
    return ended.isPresent() ? 1 : 0;
  }
}
