package org.vospace.web.transfers;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import org.vospace.model.Job;
import org.vospace.model.JobProgress;
import org.vospace.web.document.JobDocument;

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
      json.add("endTime", JobDocument.instant(job.endTime()));
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

  private static void add(JsonObjectBuilder json, String name, Long count) {
    if (count != null) {
      json.add(name, count);
    }
  }
}
