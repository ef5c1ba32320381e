package org.vospace.web.data;

import java.nio.ByteBuffer;
import org.vospace.storage.ByteRange;

/** A step of an answer with bytes. */
sealed interface Step {
  /** Sends what is in memory. */
  record Text(ByteBuffer bytes) implements Step {}

  /** Sends a part of the content. */
  record Part(ByteRange range) implements Step {}

  /** Does something that may take its time before the next byte goes out. */
  record Work(Runnable work) implements Step {}
}
