package org.vospace.web.document;

import java.io.IOException;
import java.io.InputStream;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;

/**
 * How much of a caller's document is read.
 *
 * @param maxBytes size of the largest document
 */
public record DocumentLimits(long maxBytes) {

  /**
   * @throws VospaceException RequestEntityTooLarge, or InvalidArgument when the body breaks off
   */
  byte[] read(InputStream body) {
    try {
      byte[] bytes = body.readNBytes((int) Math.min(maxBytes + 1, Integer.MAX_VALUE - 8));
      if (bytes.length > maxBytes) {
        throw new VospaceException(
            Fault.REQUEST_ENTITY_TOO_LARGE, "the document is larger than " + maxBytes + " bytes");
      }
      return bytes;
    } catch (IOException e) {
      throw new VospaceException(Fault.INVALID_ARGUMENT, "the document breaks off", e);
    }
  }
}
