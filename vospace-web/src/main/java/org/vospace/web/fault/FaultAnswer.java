package org.vospace.web.fault;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.model.InvalidUriException;
import org.vospace.persistence.DatabaseTrouble;

/**
 * A failure as the caller sees it: a status and one line that begins with the fault's name.
 *
 * @param status of HTTP
 * @param body the line, without control characters
 */
public record FaultAnswer(int status, String body) {
  private static final Logger LOG = Logger.getLogger(FaultAnswer.class.getName());
  private static final int LONGEST = 8_192;

  /** Whatever is no fault of the standard is logged and told as InternalFault. */
  public static FaultAnswer of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof VospaceException fault) {
        return of(fault);
      }
      if (cause instanceof InvalidUriException uri) {
        return of(new VospaceException(Fault.INVALID_URI, uri.uri() + " " + uri.getMessage()));
      }
    }
    if (DatabaseTrouble.isIn(failure)) {
      LOG.log(Level.WARNING, "The database does not answer: {0}", failure.getMessage());
      return of(new VospaceException(Fault.SERVICE_BUSY, "the database does not answer"));
    }
    LOG.log(Level.SEVERE, "A request failed", failure);
    return of(new VospaceException(Fault.INTERNAL_FAULT, "the service is out of order"));
  }

  private static FaultAnswer of(VospaceException fault) {
    if (fault.fault() == Fault.INTERNAL_FAULT && fault.getCause() != null) {
      LOG.log(Level.SEVERE, "A request failed", fault);
    }
    return new FaultAnswer(fault.fault().status(), printable(fault.body()));
  }

  private static String printable(String body) {
    String line = body.length() > LONGEST ? body.substring(0, LONGEST) + "…" : body;
    return line.strip().replaceAll("\\p{Cntrl}", " ");
  }
}
