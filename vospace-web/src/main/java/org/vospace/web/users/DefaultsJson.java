package org.vospace.web.users;

import jakarta.json.JsonException;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.user.Defaults;

/** The document that sets a profile: {@code {"defaults": {…}}} and nothing else. */
final class DefaultsJson {
  static final String GROUP_READ = "groupread";
  static final String GROUP_WRITE = "groupwrite";
  static final String PUBLIC_READ = "publicread";

  private static final JsonProvider JSON = JsonProvider.provider();
  private static final int MOST_BYTES = 65_536;
  private static final String DEFAULTS = "defaults";

  private final JsonParser parser;
  private final Set<String> seen = new HashSet<>();
  private List<String> groupRead = List.of();
  private List<String> groupWrite = List.of();
  private Boolean publicRead;

  private DefaultsJson(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * What is left out of the defaults is unset.
   *
   * @throws VospaceException InvalidArgument, which names the member; RequestEntityTooLarge
   */
  static Defaults read(InputStream body) {
    byte[] bytes;
    try {
      bytes = body.readNBytes(MOST_BYTES + 1);
    } catch (IOException e) {
      throw new VospaceException(Fault.INVALID_ARGUMENT, "the document breaks off", e);
    }
    if (bytes.length > MOST_BYTES) {
      throw new VospaceException(
          Fault.REQUEST_ENTITY_TOO_LARGE, "a profile has " + MOST_BYTES + " bytes at the most");
    }
    try (JsonParser parser =
        JSON.createParserFactory(java.util.Map.of())
            .createParser(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
      return new DefaultsJson(parser).document();
    } catch (JsonException | java.util.NoSuchElementException e) {
      throw invalid("the document is not JSON");
    } catch (IllegalArgumentException e) {
      throw invalid(e.getMessage());
    }
  }

  private Defaults document() {
    expect(Event.START_OBJECT, "the document");
    while (parser.next() != Event.END_OBJECT) {
      String member = member();
      if (!member.equals(DEFAULTS)) {
        throw unknown(member);
      }
      expect(Event.START_OBJECT, DEFAULTS);
      while (parser.next() != Event.END_OBJECT) {
        set(member());
      }
    }
    if (parser.hasNext()) {
      parser.next();
    }
    if (!seen.contains(DEFAULTS)) {
      throw invalid(DEFAULTS + " is missing");
    }
    return new Defaults(groupRead, groupWrite, publicRead);
  }

  private void set(String member) {
    switch (member) {
      case GROUP_READ -> groupRead = groups(member);
      case GROUP_WRITE -> groupWrite = groups(member);
      case PUBLIC_READ ->
          publicRead =
              switch (parser.next()) {
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                case VALUE_NULL -> null;
                default -> throw invalid(member + " must be true, false or null");
              };
      default -> throw unknown(member);
    }
  }

  private List<String> groups(String member) {
    expect(Event.START_ARRAY, member);
    List<String> groups = new ArrayList<>();
    for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
      if (event != Event.VALUE_STRING) {
        throw invalid(member + " must have strings only");
      }
      groups.add(parser.getString());
    }
    return groups;
  }

  private String member() {
    String name = parser.getString();
    if (!seen.add(name)) {
      throw invalid("\"" + shown(name) + "\" is there twice");
    }
    return name;
  }

  private void expect(Event event, String what) {
    if (parser.next() != event) {
      throw invalid(what + " must be an " + (event == Event.START_ARRAY ? "array" : "object"));
    }
  }

  private static VospaceException unknown(String member) {
    return invalid("\"" + shown(member) + "\" is no member that can be set");
  }

  private static String shown(String name) {
    return name.length() > 100 ? name.substring(0, 100) + "…" : name;
  }

  private static VospaceException invalid(String reason) {
    return new VospaceException(Fault.INVALID_ARGUMENT, reason);
  }
}
