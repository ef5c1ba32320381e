package org.vospace.web.transfers;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.vospace.access.Caller;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.job.JobService;
import org.vospace.job.JobWatch;
import org.vospace.web.auth.CurrentCaller;

/**
 * Changes of jobs as server-sent events. The id of an event is the number of the change, so that a
 * client that comes back is told what it has missed; changes that follow each other closely may be
 * told as one, the last.
 */
@Path("transfers")
@ApplicationScoped
public class JobEvents {
  private static final int MOST_STREAMS = 10_000;

  private final AtomicInteger streams = new AtomicInteger();

  @EJB private JobService jobs;
  @EJB private JobWatch watch;
  @Resource private ManagedScheduledExecutorService executor;
  @Context private HttpServletRequest request;

  /** The changes of one job, until it has ended. */
  @GET
  @Path("{id}/events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void ofJob(
      @PathParam("id") String id,
      @HeaderParam("Last-Event-ID") String last,
      @Context Sse sse,
      @Context SseEventSink sink) {
    Caller caller = CurrentCaller.of(request);
    jobs.getJob(caller, id);
    EventStream stream = open(sink, sse, last, since -> List.of(jobs.getJob(caller, id)), true);
    stream.begin(wake -> watch.on(id, wake));
  }

  /** The changes of all jobs of the caller. */
  @GET
  @Path("events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void ofCaller(
      @HeaderParam("Last-Event-ID") String last, @Context Sse sse, @Context SseEventSink sink) {
    Caller caller = CurrentCaller.of(request);
    if (caller.isAnonymous()) {
      throw new VospaceException(Fault.PERMISSION_DENIED, "events of whom?");
    }
    EventStream stream = open(sink, sse, last, since -> jobs.changedSince(caller, since), false);
    stream.begin(watch::onEveryJob);
  }

  private EventStream open(
      SseEventSink sink, Sse sse, String last, EventStream.Source source, boolean ends) {
    if (streams.incrementAndGet() > MOST_STREAMS) {
      streams.decrementAndGet();
      throw new VospaceException(Fault.SERVICE_BUSY, "there are too many streams of events");
    }
    return new EventStream(
        sink, sse, since(last), source, ends, executor, streams::decrementAndGet);
  }

  private static long since(String last) {
    if (last == null || last.isBlank()) {
      return 0;
    }
    try {
      return Long.parseLong(last.strip());
    } catch (NumberFormatException e) {
      throw UwsParameters.invalid("Last-Event-ID", last);
    }
  }
}
