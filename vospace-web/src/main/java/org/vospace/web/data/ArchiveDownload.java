package org.vospace.web.data;

import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.handlers.ServletRequestContext;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.vospace.archive.ArchiveService;
import org.vospace.archive.ArchiveThreads;
import org.vospace.fault.VospaceException;
import org.vospace.persistence.Retry;
import org.vospace.transfer.Pull;
import org.vospace.transfer.TransferService;

/**
 * Gives a container as an archive, which is packed while it is sent: nobody knows its length
 * before, and no part of it can be asked for.
 */
@ApplicationScoped
class ArchiveDownload {
  private static final Logger LOG = Logger.getLogger(ArchiveDownload.class.getName());
  private static final int BUFFER = 131_072;

  @EJB private TransferService transfers;
  @EJB private ArchiveService archives;
  @EJB private ArchiveThreads threads;
  @Inject private Retry retry;

  /**
   * Returns at once; the archive goes out on a thread of its own.
   *
   * @throws VospaceException ServiceBusy
   */
  void serve(Pull pull, HttpServletRequest request, HttpServletResponse response) {
    if (request.getMethod().equals("HEAD")) {
      headers(pull, response);
      return;
    }
    HttpServerExchange exchange = ServletRequestContext.requireCurrent().getExchange();
    AsyncContext async = request.startAsync();
    async.setTimeout(0);
    try {
      threads.execute(() -> send(pull, async, response, exchange));
    } catch (VospaceException busy) {
      async.complete();
      throw busy;
    }
  }

  private static void headers(Pull pull, HttpServletResponse response) {
    response.setContentType(pull.packing().format().mediaType());
    response.setHeader("Accept-Ranges", "none");
    response.setHeader(
        "Content-Disposition", ContentDisposition.of(pull.packing().fileName(), null));
  }

  /** Only a whole archive ends in order: a broken one breaks its connection. */
  private void send(
      Pull pull, AsyncContext async, HttpServletResponse response, HttpServerExchange exchange) {
    try {
      headers(pull, response);
      OutputStream out = new BufferedOutputStream(response.getOutputStream(), BUFFER);
      archives.pack(pull.packing(), out);
      out.flush();
      // The end waits for the job: a caller that has seen it finds the endpoint used up.
      retry.run(() -> transfers.completePull(pull));
      out.close();
    } catch (IOException e) {
      LOG.log(Level.FINE, "An archive broke off", e);
      breakOff(exchange);
    } catch (RuntimeException | Error e) {
      LOG.log(Level.WARNING, "An archive broke off", e);
      breakOff(exchange);
    } finally {
      async.complete();
    }
  }

  private static void breakOff(HttpServerExchange exchange) {
    try {
      exchange.getConnection().close();
    } catch (IOException e) {
      LOG.log(Level.FINE, "The connection of an archive was broken already", e);
    }
  }
}
