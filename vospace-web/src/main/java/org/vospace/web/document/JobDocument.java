package org.vospace.web.document;

import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.vospace.model.ExecutionPhase;
import org.vospace.model.Instants;
import org.vospace.model.Job;
import org.vospace.model.JobProgress;
import org.vospace.model.JobResult;
import org.vospace.model.Param;

/** Documents of UWS 1.1 §2.2. */
public final class JobDocument {
  private JobDocument() {}

  /**
   * @param jobUrl address of the job, against which results without scheme are resolved
   */
  public static void job(Job job, String jobUrl, OutputStream out) {
    document(
        out,
        "job",
        xml -> {
          xml.declare("vos", Namespaces.VOS);
          xml.attribute("version", "1.1");
          element(xml, "jobId", job.id());
          if (job.runId() != null) {
            element(xml, "runId", job.runId());
          }
          nillable(xml, "ownerId", job.owner());
          element(xml, "phase", job.phase().name());
          nillable(xml, "quote", null);
          element(xml, "creationTime", Instants.text(job.creationTime()));
          nillable(xml, "startTime", text(job.startTime()));
          nillable(xml, "endTime", text(job.endTime()));
          element(xml, "executionDuration", Long.toString(job.executionDuration()));
          nillable(xml, "destruction", text(job.destruction()));
          if (!job.parameters().isEmpty()) {
            start(xml, "parameters");
            parameters(xml, job.parameters());
            xml.end();
          }
          start(xml, "results");
          results(xml, job.results(), jobUrl);
          xml.end();
          if (job.phase() == ExecutionPhase.ERROR && job.error() != null) {
            start(xml, "errorSummary");
            xml.attribute("type", "fatal");
            xml.attribute("hasDetail", "true");
            element(xml, "message", job.error().summary());
            xml.end();
          }
          start(xml, "jobInfo");
          xml.start("transfer");
          xml.attribute("version", Namespaces.VERSION);
          TransferDocument.content(xml, job.transfer());
          xml.end();
          progress(xml, job.progress());
          xml.end();
        });
  }

  /** How far the job is, for readers that know the element. */
  private static void progress(XmlWriter xml, JobProgress progress) throws XMLStreamException {
    if (progress.equals(JobProgress.NONE)) {
      return;
    }
    xml.start("progress");
    count(xml, "nodesDone", progress.nodesDone());
    count(xml, "nodesTotal", progress.nodesTotal());
    count(xml, "bytesDone", progress.bytesDone());
    count(xml, "bytesTotal", progress.bytesTotal());
    xml.end();
  }

  private static void count(XmlWriter xml, String name, Long count) throws XMLStreamException {
    if (count != null) {
      xml.attribute(name, count.toString());
    }
  }

  /**
   * @param jobsUrl address of the list, without trailing slash
   */
  public static void jobs(List<Job> jobs, String jobsUrl, OutputStream out) {
    document(
        out,
        "jobs",
        xml -> {
          xml.attribute("version", "1.1");
          for (Job job : jobs) {
            start(xml, "jobref");
            xml.attribute("id", job.id());
            href(xml, jobsUrl + "/" + job.id());
            element(xml, "phase", job.phase().name());
            if (job.runId() != null) {
              element(xml, "runId", job.runId());
            }
            nillable(xml, "ownerId", job.owner());
            element(xml, "creationTime", Instants.text(job.creationTime()));
            xml.end();
          }
        });
  }

  /** The results alone. */
  public static void results(Job job, String jobUrl, OutputStream out) {
    document(out, "results", xml -> results(xml, job.results(), jobUrl));
  }

  /** The parameters alone. */
  public static void parameters(Job job, OutputStream out) {
    document(out, "parameters", xml -> parameters(xml, job.parameters()));
  }

  private static void document(OutputStream out, String root, XmlWriter.Content content) {
    XmlWriter.write(
        out,
        xml -> {
          start(xml, root);
          xml.declare("uws", Namespaces.UWS);
          xml.declare("xlink", Namespaces.XLINK);
          xml.declare("xsi", Namespaces.XSI);
          content.write(xml);
          xml.end();
        });
  }

  private static void results(XmlWriter xml, List<JobResult> results, String jobUrl)
      throws XMLStreamException {
    for (JobResult result : results) {
      start(xml, "result");
      xml.attribute("id", result.id());
      href(xml, result.href().contains(":") ? result.href() : jobUrl + "/" + result.href());
      xml.end();
    }
  }

  private static void parameters(XmlWriter xml, List<Param> parameters) throws XMLStreamException {
    for (Param parameter : parameters) {
      start(xml, "parameter");
      xml.attribute("id", parameter.uri());
      xml.text(parameter.value());
      xml.end();
    }
  }

  private static void start(XmlWriter xml, String name) throws XMLStreamException {
    xml.start("uws", Namespaces.UWS, name);
  }

  private static void element(XmlWriter xml, String name, String text) throws XMLStreamException {
    start(xml, name);
    xml.text(text);
    xml.end();
  }

  private static void nillable(XmlWriter xml, String name, String text) throws XMLStreamException {
    start(xml, name);
    if (text == null) {
      xml.attribute("xsi", Namespaces.XSI, "nil", "true");
    } else {
      xml.text(text);
    }
    xml.end();
  }

  private static void href(XmlWriter xml, String href) throws XMLStreamException {
    xml.attribute("xlink", Namespaces.XLINK, "type", "simple");
    xml.attribute("xlink", Namespaces.XLINK, "href", href);
  }

  private static String text(Instant instant) {
    return instant == null ? null : Instants.text(instant);
  }
}
