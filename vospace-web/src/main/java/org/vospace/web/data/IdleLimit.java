package org.vospace.web.data;

import java.time.Duration;
import org.xnio.XnioIoThread;

/**
 * How long a connection may stand still.
 *
 * @param longest without a byte
 */
record IdleLimit(Duration longest) {
  IdleWatch watch(XnioIoThread thread, Runnable onIdle) {
    return new IdleWatch(thread, longest, onIdle);
  }
}
