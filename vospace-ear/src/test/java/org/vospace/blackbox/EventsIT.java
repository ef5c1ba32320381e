package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Server-sent events of jobs, in place of polling. */
class EventsIT extends SpaceTest {
  private String file;

  @BeforeAll
  void makeFile() {
    file = file("file", bytes("x"));
  }

  /** One event. */
  private record Event(long id, String data) {}

  /** A stream that is open. */
  private static final class Stream implements AutoCloseable {
    private final HttpURLConnection connection;
    private final BufferedReader lines;

    Stream(Caller caller, String url, Long last) {
      try {
        connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setRequestProperty("Authorization", caller.authorization());
        connection.setReadTimeout(30_000);
        if (last != null) {
          connection.setRequestProperty("Last-Event-ID", last.toString());
        }
        assertThat(connection.getResponseCode()).isEqualTo(200);
        assertThat(connection.getContentType()).startsWith("text/event-stream");
        lines =
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    /** The next event; null at the end of the stream. */
    Event next() {
      try {
        long id = 0;
        String data = null;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.startsWith("id:")) {
            id = Long.parseLong(line.substring(3).strip());
          } else if (line.startsWith("data:")) {
            data = line.substring(5).strip();
          } else if (line.isEmpty() && data != null) {
            return new Event(id, data);
          }
        }
        return null;
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    List<Event> rest() {
      List<Event> events = new ArrayList<>();
      for (Event event = next(); event != null; event = next()) {
        events.add(event);
      }
      return events;
    }

    @Override
    public void close() {
      connection.disconnect();
    }
  }

  @Test
  @DisplayName("a stream tells each phase of a job and ends with the job")
  void phases() {
    JobHandle job = JobHandle.create(alice, Documents.pullFrom(space, file));
    try (Stream stream = new Stream(alice, job.url() + "/events", null)) {
      assertThat(stream.next().data()).contains("\"phase\":\"PENDING\"");
      job.run();
      Event executing = stream.next();
      while (!executing.data().contains("EXECUTING")) {
        executing = stream.next();
      }
      anonymous.get(job.negotiation().endpoint()).is(200);
      List<Event> rest = stream.rest();
      assertThat(rest.get(rest.size() - 1).data()).contains("\"phase\":\"COMPLETED\"");
      assertThat(rest.get(rest.size() - 1).id()).isGreaterThan(executing.id());
    }
  }

  @Test
  @DisplayName("a client that comes back is told what it has missed, and nothing twice")
  void resumed() {
    JobHandle job = JobHandle.create(alice, Documents.pullFrom(space, file));
    long last;
    try (Stream stream = new Stream(alice, job.url() + "/events", null)) {
      last = stream.next().id();
    }
    job.post("/phase", "PHASE=ABORT").is(303);
    try (Stream stream = new Stream(alice, job.url() + "/events", last)) {
      List<Event> rest = stream.rest();
      assertThat(rest).hasSize(1);
      assertThat(rest.get(0).data()).contains("\"phase\":\"ABORTED\"");
      last = rest.get(0).id();
    }
    // 204 tells a browser not to come back (HTML, server-sent events).
    alice
        .request("GET", job.url() + "/events")
        .header("Last-Event-ID", Long.toString(last))
        .send()
        .is(204);
  }

  @Test
  @DisplayName("one stream tells the changes of all jobs of a caller, with progress and errors")
  void allJobs() {
    JobHandle first = JobHandle.create(alice, Documents.pullFrom(space, path("none")));
    long since;
    try (Stream stream = new Stream(alice, first.url() + "/events", null)) {
      since = stream.next().id();
    }
    try (Stream stream = new Stream(alice, space.base() + "/transfers/events", since)) {
      first.run();
      Event event = stream.next();
      while (!event.data().contains("ERROR")) {
        event = stream.next();
      }
      assertThat(event.data()).contains("NodeNotFound").contains(first.url().replaceAll(".*/", ""));
      String box = container("events");
      file("events/a", bytes("a"));
      JobHandle copy = JobHandle.copy(alice, box, path("eventscopy"));
      String id = copy.url().replaceAll(".*/", "");
      while (!event.data().contains(id) || !event.data().contains("COMPLETED")) {
        event = stream.next();
      }
      assertThat(event.data()).contains("\"nodesDone\":2").contains("\"nodesTotal\":2");
    }
  }

  @Test
  @DisplayName("nobody sees the events of somebody else's job")
  void foreign() {
    JobHandle job = JobHandle.create(alice, Documents.pullFrom(space, file));
    bob.get(job.url() + "/events").isDenied(bob);
    anonymous.get(job.url() + "/events").isDenied(anonymous);
    anonymous.get("/transfers/events").isDenied(anonymous);
    alice.get("/transfers/nosuchjob/events").is(404);
  }
}
