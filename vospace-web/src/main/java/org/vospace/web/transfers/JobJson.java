package org.vospace.web.transfers;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import org.vospace.job.Delivery;
import org.vospace.model.Instants;
import org.vospace.model.Job;
import org.vospace.model.JobProgress;

/** A change of a job as JSON. */
final class JobJson {
  private static final JsonProvider JSON = JsonProvider.provider();

  private JobJson() {}

  static String of(Job job) {
    JsonObjectBuilder json =
        JSON.createObjectBuilder().add("jobId", job.id()).add("phase", job.phase().name());
    if (job.runId() != null) {
      json.add("runId", job.runId());
    }
    if (job.endTime() != null) {
      json.add("endTime", Instants.text(job.endTime()));
    }
    if (job.error() != null) {
      json.add("error", job.error().fault());
    }
    JobProgress progress = job.progress();
    add(json, "nodesDone", progress.nodesDone());
    add(json, "nodesTotal", progress.nodesTotal());
    add(json, "bytesDone", progress.bytesDone());
    add(json, "bytesTotal", progress.bytesTotal());
    return json.build().toString();
  }

  static String of(List<Delivery> deliveries) {
    JsonArrayBuilder json = JSON.createArrayBuilder();
    for (Delivery delivery : deliveries) {
      JsonObjectBuilder entry =
          JSON.createObjectBuilder()
              .add("delivery", delivery.id())
              .add("phase", delivery.phase())
              .add("changed", Instants.text(delivery.changed()))
              .add("attempts", delivery.attempts());
      if (delivery.outcome() != null) {
        entry.add("outcome", delivery.outcome());
      }
      if (delivery.ended() != null) {
        entry.add("ended", Instants.text(delivery.ended()));
      }
      json.add(entry);
    }
    return json.build().toString();
  }

  private static void add(JsonObjectBuilder json, String name, Long count) {
    if (count != null) {
      json.add(name, count);
    }
  }
}
