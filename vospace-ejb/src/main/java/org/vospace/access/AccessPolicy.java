package org.vospace.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.model.Permissions;

/**
 * The policy of the space (VOSpace 2.1 §5). The owner and an administrator may do everything;
 * members of a group in groupwrite read and write, those in groupread read, and anybody reads what
 * has publicread. A node is reached through readable containers only; removing one needs write on
 * its parent and on every container that goes; the access properties are the owner's.
 */
@ApplicationScoped
public class AccessPolicy {

  /** Whether the caller may read this node, leaving its ancestors aside. */
  public boolean mayRead(Caller caller, Permissions permissions) {
    return permissions.publicRead()
        || isOwner(caller, permissions)
        || isMember(caller, permissions.groupRead())
        || isMember(caller, permissions.groupWrite());
  }

  /** Whether the caller may change this node, leaving its ancestors aside. */
  public boolean mayWrite(Caller caller, Permissions permissions) {
    return isOwner(caller, permissions) || isMember(caller, permissions.groupWrite());
  }

  /** Whether the caller may say who has access to this node. */
  public boolean mayShare(Caller caller, Permissions permissions) {
    return isOwner(caller, permissions);
  }

  /**
   * @param node what to name in the fault
   * @throws VospaceException PermissionDenied
   */
  public void requireRead(Caller caller, Permissions permissions, Object node) {
    if (!mayRead(caller, permissions)) {
      throw denied("no read permission on " + node);
    }
  }

  /**
   * @param node what to name in the fault
   * @throws VospaceException PermissionDenied
   */
  public void requireWrite(Caller caller, Permissions permissions, Object node) {
    if (!mayWrite(caller, permissions)) {
      throw denied("no write permission on " + node);
    }
  }

  /**
   * @param node what to name in the fault
   * @throws VospaceException PermissionDenied
   */
  public void requireShare(Caller caller, Permissions permissions, Object node) {
    if (!mayShare(caller, permissions)) {
      throw denied("only the owner sets the access properties of " + node);
    }
  }

  /**
   * A job belongs to who made it (UWS 1.1 §3); one made anonymously belongs to who knows its
   * identifier.
   *
   * @param owner the identity that made the job; {@code null} for an anonymous one
   * @throws VospaceException PermissionDenied
   */
  public void requireJob(Caller caller, String owner) {
    if (owner != null && !caller.administrator() && !owner.equals(caller.name())) {
      throw denied("the job belongs to somebody else");
    }
  }

  /**
   * @param what what is asked for, to name it in the fault
   * @throws VospaceException PermissionDenied
   */
  public void requireAdministrator(Caller caller, String what) {
    if (!caller.administrator()) {
      throw denied("only an administrator may " + what);
    }
  }

  /** The refusal, for rules that look at more than one node. */
  public VospaceException denied(String reason) {
    return new VospaceException(Fault.PERMISSION_DENIED, reason);
  }

  private boolean isOwner(Caller caller, Permissions permissions) {
    return caller.administrator() || permissions.owner().equals(caller.name());
  }

  private boolean isMember(Caller caller, Set<String> allowed) {
    return allowed.stream().anyMatch(caller.groups()::contains);
  }
}
