package org.vospace.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.hibernate.query.NativeQuery;

/** Rows of user_profile, and what the other tables have of a user. */
@ApplicationScoped
class ProfileDao {
  /** The most nodes that are counted. */
  static final int MOST_COUNTED = 100_000;

  @PersistenceContext(unitName = "vospace")
  private EntityManager entities;

  Defaults defaults(String name) {
    ProfileEntity profile = entities.find(ProfileEntity.class, name);
    return profile == null ? Defaults.NONE : profile.defaults();
  }

  void set(String name, Defaults defaults) {
    NativeQuery<?> query = entities.createNativeQuery(ProfileSql.SET).unwrap(NativeQuery.class);
    query
        .setParameter("name", name)
        .setParameter("groupRead", String.join(" ", defaults.groupRead()))
        .setParameter("groupWrite", String.join(" ", defaults.groupWrite()))
        .setParameter("publicRead", defaults.publicRead(), Boolean.class)
        .executeUpdate();
  }

  /** What is in the home; empty when there is none. */
  Optional<Profile.Usage> usage(String name) {
    List<?> rows =
        entities
            .createNativeQuery(ProfileSql.USAGE, Object[].class)
            .setParameter("name", name)
            .setParameter("most", MOST_COUNTED + 1)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(
            row ->
                new Profile.Usage(
                    Math.min(number(row[0]), MOST_COUNTED),
                    number(row[1]),
                    number(row[0]) <= MOST_COUNTED))
        .findFirst();
  }

  /** How many jobs there are, and how many of them have not ended. */
  long[] jobs(String name) {
    Object[] row =
        (Object[])
            entities
                .createNativeQuery(ProfileSql.JOBS, Object[].class)
                .setParameter("name", name)
                .getSingleResult();
    return new long[] {number(row[0]), number(row[1])};
  }

  long shares(String name) {
    return number(
        entities.createNativeQuery(ProfileSql.SHARES).setParameter("name", name).getSingleResult());
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
