package org.vospace.content;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.vospace.access.AccessPolicy;
import org.vospace.access.Caller;
import org.vospace.config.VospaceConfig;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.model.VosUri;
import org.vospace.persistence.Retry;
import org.vospace.storage.ListedObject;
import org.vospace.storage.ListsObjects;
import org.vospace.storage.StorageBackend;
import org.vospace.storage.StorageException;

/**
 * Compares the back ends with the table, both ways and page by page in the order of keys. A row is
 * there before its bytes and goes after them, so that bytes without a row are nobody's; they are
 * left alone for the grace all the same.
 */
@ApplicationScoped
public class Reconciliation {
  private static final int PAGE = 1_000;

  /** In place of a back end, when all have been compared. */
  private static final String END = "-";

  /**
   * What is to be done.
   *
   * @param jobId for the findings
   * @param repairs whether to remove what is nobody's, and to mark nodes whose bytes are damaged
   * @param reads whether to read all bytes and compare their checksums
   */
  public record Request(String jobId, boolean repairs, boolean reads) {}

  @EJB private UpkeepSteps steps;
  @Inject private Backends backends;
  @Inject private Inspection inspection;
  @Inject private VospaceConfig config;
  @Inject private AccessPolicy policy;
  @Inject private Retry retry;

  /**
   * @throws VospaceException PermissionDenied
   */
  public void require(Caller caller) {
    policy.requireAdministrator(caller, "reconcile the storage");
  }

  /**
   * Compares the next page.
   *
   * @return with the place to go on at
   * @throws VospaceException ServiceBusy when a back end does not answer
   */
  public ReconcileCounts next(Request request, ReconcileCounts counts) {
    List<String> names = new ArrayList<>(new TreeMap<>(backends.all()).keySet());
    String name = counts.backend().isEmpty() ? names.get(0) : counts.backend();
    try {
      ReconcileCounts done = page(request, counts.at(name, counts.after()));
      if (!done.after().isEmpty()) {
        return done;
      }
      int next = names.indexOf(name) + 1;
      return staged(request, done).at(next < names.size() ? names.get(next) : END, "");
    } catch (StorageException e) {
      throw new VospaceException(
          Fault.SERVICE_BUSY, "the back end " + name + " does not answer", e);
    }
  }

  /** Whether all back ends have been compared. */
  public boolean isComplete(ReconcileCounts counts) {
    return counts.backend().equals(END);
  }

  /**
   * What a job found, as lines of text: kind, back end, key, whether it was repaired, and the nodes
   * that have the bytes.
   *
   * @param jobId {@code null} for all that is known to be damaged
   * @throws VospaceException PermissionDenied
   */
  public List<String> report(Caller caller, String jobId) {
    require(caller);
    List<Finding> findings = jobId == null ? steps.damages() : steps.findings(jobId);
    return findings.stream()
        .map(
            finding ->
                String.join(
                    "\t",
                    finding.kind(),
                    finding.backend(),
                    finding.key(),
                    finding.repaired() ? "repaired" : "-",
                    finding.objectId() == null
                        ? ""
                        : String.join(
                            " ",
                            steps.nodesOf(finding.objectId()).stream()
                                .map(VosUri::toString)
                                .toList())))
        .toList();
  }

  private ReconcileCounts page(Request request, ReconcileCounts counts) throws StorageException {
    StorageBackend backend = backends.named(counts.backend());
    // The store first: what it has by now has had its row before.
    List<ListedObject> stored =
        backend instanceof ListsObjects lists ? lists.objects(counts.after(), PAGE) : null;
    List<StoredRow> rows = steps.page(counts.backend(), counts.after(), PAGE);
    String horizon = horizon(stored, rows);
    TreeMap<String, ListedObject> there = new TreeMap<>();
    if (stored != null) {
      stored.stream().filter(o -> isBefore(o.key(), horizon)).forEach(o -> there.put(o.key(), o));
    }
    ReconcileCounts result = counts;
    for (StoredRow row : rows) {
      if (isBefore(row.key(), horizon)) {
        ListedObject object = there.remove(row.key());
        if (!row.unused()) {
          result = row(request, result, row, object);
        }
      }
    }
    // A row that is not on the page is being removed, or was removed after its bytes just now.
    Set<String> doomed = steps.known(counts.backend(), there.keySet());
    for (ListedObject object : there.values()) {
      if (!doomed.contains(object.key()) && inspection.isThere(counts.backend(), object.key())) {
        result = nobodys(request, result, object, Finding.UNKNOWN);
      }
    }
    return result.at(counts.backend(), horizon == null ? "" : horizon);
  }

  private ReconcileCounts row(
      Request request, ReconcileCounts counts, StoredRow row, ListedObject object)
      throws StorageException {
    String damage = null;
    if (object != null && object.length() != row.length()) {
      damage = Finding.LENGTH;
    } else if (request.reads()) {
      damage = inspection.read(row, length -> {});
    } else if (object == null && !inspection.isThere(row.backend(), row.key())) {
      damage = Finding.LOST;
    }
    ReconcileCounts result = counts.looked(request.reads() && damage == null ? row.length() : 0);
    if (damage != null && !isStill(row)) {
      return result;
    }
    boolean marks = request.repairs() && (damage != null || row.damage() != null);
    // What was read before is not undone by a look at the length alone.
    boolean keeps = damage == null && !request.reads() && Finding.CHECKSUM.equals(row.damage());
    if (marks && !keeps || request.reads() && damage == null) {
      String remembered = damage;
      retry.run(() -> steps.remember(row, remembered, request.reads()));
    }
    if (damage != null) {
      Finding finding = Finding.of(row, damage, request.repairs());
      retry.run(() -> steps.record(request.jobId(), finding));
      return result.found(finding);
    }
    return result;
  }

  private boolean isStill(StoredRow row) {
    return steps
        .find(row.id())
        .filter(now -> now.key().equals(row.key()) && !now.unused())
        .isPresent();
  }

  private ReconcileCounts staged(Request request, ReconcileCounts counts) throws StorageException {
    ReconcileCounts result = counts;
    if (backends.named(counts.backend()) instanceof ListsObjects lists) {
      String after = "";
      for (List<ListedObject> page = lists.staged(after, PAGE); !page.isEmpty(); ) {
        List<String> keys = page.stream().map(ListedObject::key).toList();
        Set<String> known = steps.known(counts.backend(), keys);
        for (ListedObject object : page) {
          if (!known.contains(object.key())) {
            result = nobodys(request, result, object, Finding.STAGED);
          }
        }
        after = keys.get(keys.size() - 1);
        page = lists.staged(after, PAGE);
      }
    }
    return result;
  }

  private ReconcileCounts nobodys(
      Request request, ReconcileCounts counts, ListedObject object, String kind)
      throws StorageException {
    if (object.modified().isAfter(Instant.now().minus(config.sweepGrace()))) {
      return counts;
    }
    if (request.repairs()) {
      backends.named(counts.backend()).delete(object.key());
    }
    Finding finding = new Finding(kind, counts.backend(), object.key(), request.repairs(), null);
    retry.run(() -> steps.record(request.jobId(), finding));
    return counts.found(finding);
  }

  /** The key up to which both pages are complete; {@code null} when both are the last. */
  private static String horizon(List<ListedObject> stored, List<StoredRow> rows) {
    String horizon = null;
    if (stored != null && stored.size() == PAGE) {
      horizon = stored.get(PAGE - 1).key();
    }
    if (rows.size() == PAGE) {
      String last = rows.get(PAGE - 1).key();
      horizon = horizon == null || last.compareTo(horizon) < 0 ? last : horizon;
    }
    return horizon;
  }

  private static boolean isBefore(String key, String horizon) {
    return horizon == null || key.compareTo(horizon) <= 0;
  }
}
