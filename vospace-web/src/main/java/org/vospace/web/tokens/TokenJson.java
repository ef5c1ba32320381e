package org.vospace.web.tokens;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.identity.Delegation;
import org.vospace.identity.IssuedDelegation;

/** Delegation tokens as JSON. */
final class TokenJson {
  private static final JsonProvider JSON = JsonProvider.provider();

  private TokenJson() {}

  static String of(IssuedDelegation issued) {
    return object(issued.delegation()).add("token", issued.secret()).build().toString();
  }

  static String of(List<Delegation> delegations) {
    JsonArrayBuilder json = JSON.createArrayBuilder();
    delegations.forEach(delegation -> json.add(object(delegation)));
    return json.build().toString();
  }

  private static JsonObjectBuilder object(Delegation delegation) {
    return JSON.createObjectBuilder()
        .add("id", delegation.id())
        .add("owner", delegation.owner())
        .add("subtree", delegation.scope().subtree().toString())
        .add("operations", delegation.scope().writes() ? "write" : "read")
        .add("created", delegation.created().toString())
        .add("expires", delegation.expires().toString());
  }

  /**
   * The members of a flat object, their names in capitals.
   *
   * @throws VospaceException InvalidArgument when it is none
   */
  static Map<String, String> read(byte[] body) {
    try (JsonReader reader = JSON.createReader(new ByteArrayInputStream(body))) {
      JsonObject object = reader.readObject();
      Map<String, String> members = new TreeMap<>();
      for (Map.Entry<String, JsonValue> member : object.entrySet()) {
        if (!(member.getValue() instanceof JsonString text)) {
          throw new VospaceException(
              Fault.INVALID_ARGUMENT, member.getKey() + " is to be a string");
        }
        members.put(member.getKey().toUpperCase(Locale.ROOT), text.getString());
      }
      return members;
    } catch (JsonException e) {
      throw new VospaceException(Fault.INVALID_ARGUMENT, "the body is no JSON object", e);
    }
  }
}
