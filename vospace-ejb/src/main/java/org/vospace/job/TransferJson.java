package org.vospace.job;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.vospace.model.JobResult;
import org.vospace.model.Param;
import org.vospace.model.Protocol;
import org.vospace.model.Transfer;
import org.vospace.model.View;

/** The documents of a job as they are kept in rows. */
public final class TransferJson {
  /**
   * Looked up once: each call of the static methods of {@code Json} would search the class path.
   */
  private static final JsonProvider JSON = JsonProvider.provider();

  private static final JsonReaderFactory READERS = JSON.createReaderFactory(Map.of());

  private TransferJson() {}

  /** A transfer as JSON. */
  public static String write(Transfer transfer) {
    JsonObjectBuilder json = JSON.createObjectBuilder();
    text(json, "target", transfer.target());
    text(json, "direction", transfer.direction());
    if (transfer.view() != null) {
      JsonObjectBuilder view = JSON.createObjectBuilder();
      text(view, "uri", transfer.view().uri());
      view.add("original", transfer.view().original());
      view.add("params", params(transfer.view().params()));
      json.add("view", view);
    }
    JsonArrayBuilder protocols = JSON.createArrayBuilder();
    for (Protocol protocol : transfer.protocols()) {
      JsonObjectBuilder entry = JSON.createObjectBuilder();
      text(entry, "uri", protocol.uri());
      text(entry, "endpoint", protocol.endpoint());
      entry.add("securityMethods", JSON.createArrayBuilder(protocol.securityMethods()));
      entry.add("params", params(protocol.params()));
      protocols.add(entry);
    }
    json.add("protocols", protocols);
    if (transfer.keepBytes() != null) {
      json.add("keepBytes", transfer.keepBytes());
    }
    json.add("params", params(transfer.params()));
    return json.build().toString();
  }

  /** The transfer that {@link #write} wrote. */
  public static Transfer read(String text) {
    JsonObject json = object(text);
    JsonObject view = json.getJsonObject("view");
    return new Transfer(
        json.getString("target", null),
        json.getString("direction", null),
        view == null
            ? null
            : new View(
                view.getString("uri", null),
                view.getBoolean("original"),
                params(view.getJsonArray("params"))),
        list(
            json.getJsonArray("protocols"),
            entry ->
                new Protocol(
                    entry.getString("uri", null),
                    entry.getString("endpoint", null),
                    entry.getJsonArray("securityMethods").getValuesAs(JsonString::getString),
                    params(entry.getJsonArray("params")))),
        json.containsKey("keepBytes") ? (Boolean) json.getBoolean("keepBytes") : null,
        params(json.getJsonArray("params")));
  }

  static String writeParams(List<Param> params) {
    return params(params).build().toString();
  }

  static List<Param> readParams(String text) {
    return params(array(text));
  }

  static String writeResults(List<JobResult> results) {
    JsonArrayBuilder json = JSON.createArrayBuilder();
    results.forEach(
        result ->
            json.add(JSON.createObjectBuilder().add("id", result.id()).add("href", result.href())));
    return json.build().toString();
  }

  static List<JobResult> readResults(String text) {
    return list(
        array(text), entry -> new JobResult(entry.getString("id"), entry.getString("href")));
  }

  private static JsonArrayBuilder params(List<Param> params) {
    JsonArrayBuilder json = JSON.createArrayBuilder();
    params.forEach(
        param ->
            json.add(
                JSON.createObjectBuilder().add("uri", param.uri()).add("value", param.value())));
    return json;
  }

  private static List<Param> params(JsonArray json) {
    return list(json, entry -> new Param(entry.getString("uri"), entry.getString("value")));
  }

  private static <T> List<T> list(JsonArray json, Function<JsonObject, T> read) {
    return json.getValuesAs(JsonValue::asJsonObject).stream().map(read).toList();
  }

  private static void text(JsonObjectBuilder json, String name, String value) {
    if (value != null) {
      json.add(name, value);
    }
  }

  private static JsonObject object(String text) {
    try (JsonReader reader = READERS.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  private static JsonArray array(String text) {
    try (JsonReader reader = READERS.createReader(new StringReader(text))) {
      return reader.readArray();
    }
  }
}
