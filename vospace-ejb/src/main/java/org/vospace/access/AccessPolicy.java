package org.vospace.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.model.NodePath;
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
    return caller.scope().writes()
        && (isOwner(caller, permissions) || isMember(caller, permissions.groupWrite()));
  }

  /** Whether the caller may say who has access to this node. */
  public boolean mayShare(Caller caller, Permissions permissions) {
    return caller.scope().writes() && isOwner(caller, permissions);
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
   * A limited credential reaches nothing outside its limits, be it public.
   *
   * @throws VospaceException PermissionDenied
   */
  public void requireInScope(Caller caller, NodePath path) {
    if (!caller.scope().contains(path)) {
      throw denied("the token is good for " + caller.scope().subtree() + " only");
    }
  }

  /**
   * What concerns the whole identity is for credentials without limits, and never for a delegation
   * token, which could make itself last for ever.
   *
   * @param what for the fault: what was asked for
   * @throws VospaceException PermissionDenied; an anonymous caller is refused as well
   */
  public void requireWholeIdentity(Caller caller, String what) {
    if (caller.isAnonymous()) {
      throw denied(what + " of whom?");
    }
    if (!caller.scope().isAll() || Proof.TOKEN.provedBy(caller)) {
      throw denied(what + ": not with a delegation token");
    }
  }

  /**
   * A job belongs to who made it (UWS 1.1 §3), with all that the credential could do with which it
   * was made; one made anonymously belongs to who knows its identifier.
   *
   * @param maker who made the job
   * @throws VospaceException PermissionDenied
   */
  public void requireJob(Caller caller, Caller maker) {
    if (!maker.isAnonymous() && !caller.administrator() && !maker.name().equals(caller.name())) {
      throw denied("the job belongs to somebody else");
    }
    if (!maySeeJob(caller, maker.scope())) {
      throw denied("the job can do more than the token");
    }
  }

  /** Whether an own job is within the limits of the credential. */
  public boolean maySeeJob(Caller caller, Scope made) {
    return caller.scope().covers(made);
  }

  /**
   * A profile is for whoever it is of, and for administrators; a credential with a narrower scope
   * than its owner gives neither.
   *
   * @param name the identity, whether somebody has it or not
   * @param changes whether it is to be changed
   * @throws VospaceException PermissionDenied
   */
  public void requireProfile(Caller caller, String name, boolean changes) {
    boolean own = !caller.isAnonymous() && (caller.administrator() || name.equals(caller.name()));
    if (!own || !caller.scope().subtree().isRoot() || changes && !caller.scope().writes()) {
      throw denied("a profile is its owner's");
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
