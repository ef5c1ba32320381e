package org.vospace.user;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.vospace.access.AccessPolicy;
import org.vospace.access.Caller;
import org.vospace.audit.Audited;
import org.vospace.config.VospaceConfig;
import org.vospace.fault.VospaceException;
import org.vospace.model.InvalidUriException;
import org.vospace.model.NodePath;
import org.vospace.model.VosUri;

/** Profiles: everybody's own, and all of them for administrators. */
@Stateless
public class ProfileService {
  private static final NodePath HOMES = new NodePath(List.of("home"));
  private static final Profile.Usage NOTHING = new Profile.Usage(0, 0, true);

  @Inject private VospaceConfig config;
  @Inject private AccessPolicy policy;
  @Inject private ProfileDao profiles;
  @Inject private CreationDefaults defaults;

  /**
   * The profile of an identity. Whoever has been here never has one that says so: to know who has
   * is the administrators'.
   *
   * @throws VospaceException PermissionDenied for somebody else's, whether there is one or not
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public Profile getProfile(Caller caller, String name) {
    policy.requireProfile(caller, name, false);
    Optional<Profile.Usage> usage = profiles.usage(name);
    long[] jobs = profiles.jobs(name);
    return new Profile(
        name,
        usage.flatMap(found -> home(name)),
        profiles.defaults(name),
        usage.orElse(NOTHING),
        jobs[0],
        jobs[1],
        profiles.shares(name));
  }

  /**
   * Sets the defaults for new nodes.
   *
   * @throws VospaceException PermissionDenied for somebody else's
   */
  @Audited("setProfile")
  public void setDefaults(Caller caller, String name, Defaults chosen) {
    policy.requireProfile(caller, name, true);
    profiles.set(name, chosen);
    defaults.forget(name);
  }

  private Optional<VosUri> home(String name) {
    try {
      return Optional.of(new VosUri(config.authority(), HOMES.child(name)));
    } catch (InvalidUriException e) {
      return Optional.empty();
    }
  }
}
