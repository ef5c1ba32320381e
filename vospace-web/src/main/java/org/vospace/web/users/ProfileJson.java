package org.vospace.web.users;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.Collection;
import org.vospace.access.Caller;
import org.vospace.user.Defaults;
import org.vospace.user.Profile;

/** A profile as JSON. */
final class ProfileJson {
  private static final JsonProvider JSON = JsonProvider.provider();

  private ProfileJson() {}

  /**
   * How the identity was proven and its groups are known of whoever asks, and of nobody else.
   *
   * @param base address of the service, without trailing slash
   */
  static String write(Profile profile, Caller caller, String base) {
    JsonObjectBuilder json = JSON.createObjectBuilder().add("name", profile.name());
    if (profile.name().equals(caller.name())) {
      json.add("proof", caller.origin().proof())
          .add("administrator", caller.administrator())
          .add("groups", list(caller.groups().stream().sorted().toList()));
    }
    profile.home().ifPresent(home -> json.add("home", home.toString()));
    return json.add("defaults", defaults(profile.defaults()))
        .add(
            "usage",
            JSON.createObjectBuilder()
                .add("nodes", profile.usage().nodes())
                .add("bytes", profile.usage().bytes())
                .add("exact", profile.usage().exact()))
        .add(
            "jobs",
            JSON.createObjectBuilder()
                .add("count", profile.jobs())
                .add("active", profile.activeJobs())
                .add("href", base + "/transfers"))
        .add("shares", JSON.createObjectBuilder().add("count", profile.shares()))
        .build()
        .toString();
  }

  private static JsonObjectBuilder defaults(Defaults defaults) {
    JsonObjectBuilder json =
        JSON.createObjectBuilder()
            .add(DefaultsJson.GROUP_READ, list(defaults.groupRead()))
            .add(DefaultsJson.GROUP_WRITE, list(defaults.groupWrite()));
    if (defaults.publicRead() != null) {
      json.add(DefaultsJson.PUBLIC_READ, defaults.publicRead());
    }
    return json;
  }

  private static JsonArrayBuilder list(Collection<String> values) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    values.forEach(array::add);
    return array;
  }
}
