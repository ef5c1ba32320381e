package org.vospace.identity;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.Set;

/** Users of the service's own table {@code local_user}. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class PasswordService {
  /** Of no password: checked for an unknown name, so that it takes as long as a known one. */
  private static final PasswordHash NOBODY =
      new PasswordHash(
          "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5$"
              + "bm9ib2R5bm9ib2R5bm9ib2R5bm9ib2R5bm9ib2R5bm8");

  @PersistenceContext(unitName = "vospace")
  private EntityManager entities;

  @Inject private VerifiedPasswords passwords;

  /** The groups of who has that name and password; empty when nobody has. */
  public Optional<Set<String>> groupsOf(String name, char[] password) {
    LocalUserEntity user =
        name.indexOf('\0') >= 0 ? null : entities.find(LocalUserEntity.class, name);
    boolean known = user != null && user.enabled();
    boolean fits = passwords.fits(name, known ? user.password() : NOBODY, password);
    return known && fits ? Optional.of(user.groups()) : Optional.empty();
  }
}
