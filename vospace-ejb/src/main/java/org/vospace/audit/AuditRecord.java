package org.vospace.audit;

import java.util.Objects;
import org.vospace.access.Caller;

/**
 * One line of the audit. Never has it a token, a credential or a query.
 *
 * @param operation what was asked, in the standard's words
 * @param step how far the operation is with that; empty when it is done at once
 * @param caller who asked, and from where
 * @param claimed the identity that wrong credentials were for; {@code null} otherwise
 * @param node URI of the node; {@code null} when there is none or it is not known
 * @param nodeId identifier of its row; {@code null} when it is not known
 * @param destination where a node went; {@code null} otherwise
 * @param job identifier of the job; {@code null} for that of the caller, or none
 * @param result {@code ok}, or the name of the fault
 * @param status of the HTTP answer; {@code null} when there was none, or it was a good one
 */
public record AuditRecord(
    String operation,
    String step,
    Caller caller,
    String claimed,
    String node,
    Long nodeId,
    String destination,
    String job,
    String result,
    Integer status) {
  /** The result of what was done. */
  public static final String OK = "ok";

  /** Requires what every line has. */
  public AuditRecord {
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(step, "step");
    Objects.requireNonNull(caller, "caller");
    Objects.requireNonNull(result, "result");
  }

  /** Something that was done to a node. */
  public static AuditRecord done(String operation, String step, Caller caller, String node) {
    return new AuditRecord(operation, step, caller, null, node, null, null, null, OK, null);
  }

  /** The same for a job. */
  public AuditRecord ofJob(String id) {
    return new AuditRecord(
        operation, step, caller, claimed, node, nodeId, destination, id, result, status);
  }

  /** The same with where the node went. */
  public AuditRecord to(String uri) {
    return new AuditRecord(
        operation, step, caller, claimed, node, nodeId, uri, job, result, status);
  }

  /** The same for that row. */
  public AuditRecord about(Long id) {
    return new AuditRecord(
        operation, step, caller, claimed, node, id, destination, job, result, status);
  }

  /** The same with another result. */
  public AuditRecord with(String outcome) {
    return new AuditRecord(
        operation, step, caller, claimed, node, nodeId, destination, job, outcome, status);
  }

  /** The same as what was refused over HTTP. */
  public AuditRecord refused(String fault, int code, String identity) {
    return new AuditRecord(
        operation, step, caller, identity, node, nodeId, destination, job, fault, code);
  }
}
