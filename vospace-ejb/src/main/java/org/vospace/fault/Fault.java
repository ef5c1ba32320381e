package org.vospace.fault;

/** The faults of VOSpace 2.1 §6.5 and of practice: name, HTTP status, errorSummary of a job. */
public enum Fault {
  /** Something of the service is broken. */
  INTERNAL_FAULT("InternalFault", 500, "Internal Fault"),
  /** The caller may not do this. */
  PERMISSION_DENIED("PermissionDenied", 403, "Permission Denied"),
  /** An identifier names no node of this space. */
  INVALID_URI("InvalidURI", 400, "Invalid URI"),
  /** There is no such node. */
  NODE_NOT_FOUND("NodeNotFound", 404, "Node Not Found"),
  /** An ancestor is missing or is no container. */
  CONTAINER_NOT_FOUND("ContainerNotFound", 404, "Container Not Found"),
  /** An ancestor is a link. */
  LINK_FOUND("LinkFound", 400, "Link Found"),
  /** The name is taken. */
  DUPLICATE_NODE("DuplicateNode", 409, "Duplicate Node"),
  /** The type cannot be stored. */
  TYPE_NOT_SUPPORTED("TypeNotSupported", 400, "Type Not Supported"),
  /** A value in the request is wrong. */
  INVALID_ARGUMENT("InvalidArgument", 400, "Invalid Argument"),
  /** The view cannot be served. */
  VIEW_NOT_SUPPORTED("ViewNotSupported", 400, "View Not Supported"),
  /** No protocol can be served. */
  PROTOCOL_NOT_SUPPORTED("ProtocolNotSupported", 400, "Protocol Not Supported"),
  /** An optional operation is not there. */
  OPERATION_NOT_SUPPORTED("OperationNotSupported", 501, "Operation Not Supported"),
  /** The bytes are not what was announced. */
  INVALID_DATA("InvalidData", 400, "Invalid Data"),
  /** A write to the node is under way. */
  NODE_BUSY("NodeBusy", 409, "Node Busy"),
  /** The bytes could not be moved. */
  TRANSFER_FAILED("TransferFailed", 500, "Transfer Failed"),
  /** The token of a data endpoint is malformed. */
  INVALID_TOKEN("InvalidToken", 400, "Invalid Token"),
  /** A document is larger than the service reads. */
  REQUEST_ENTITY_TOO_LARGE("RequestEntityTooLarge", 413, "Request Entity Too Large"),
  /** There is no room for the bytes. */
  QUOTA_EXCEEDED("QuotaExceeded", 413, "Quota Exceeded"),
  /** The state of a job forbids the request (UWS 1.1 §2.2). */
  INVALID_STATE("InvalidState", 403, "Invalid State"),
  /** There is no such job or part of one (UWS 1.1 §2.2). */
  JOB_NOT_FOUND("JobNotFound", 404, "Job Not Found"),
  /** A checksum or a condition of the request does not hold. */
  PRECONDITION_FAILED("PreconditionFailed", 412, "Precondition Failed"),
  /** The service cannot serve just now. */
  SERVICE_BUSY("ServiceBusy", 503, "Service Busy");

  private final String faultName;
  private final int status;
  private final String summary;

  Fault(String faultName, int status, String summary) {
    this.faultName = faultName;
    this.status = status;
    this.summary = summary;
  }

  /** The name as the standard spells it. */
  public String faultName() {
    return faultName;
  }

  /** The HTTP status of a synchronous operation. */
  public int status() {
    return status;
  }

  /** The errorSummary of a job. */
  public String summary() {
    return summary;
  }
}
