package org.vospace.web.data;

import java.nio.ByteBuffer;
import java.util.List;
import org.vospace.storage.Checksum;
import org.vospace.storage.StagedWrite;
import org.vospace.storage.StoredObject;

/** Bytes for the bit bucket (VOSpace 2.1 §3.1): counted and forgotten. */
final class Discarded implements StagedWrite {
  private long length;

  @Override
  public long length() {
    return length;
  }

  @Override
  public void write(ByteBuffer bytes) {
    length += bytes.remaining();
    bytes.position(bytes.limit());
  }

  @Override
  public void sync() {
    // Nothing is kept.
  }

  @Override
  public List<Checksum> checksums() {
    return List.of();
  }

  @Override
  public StoredObject complete() {
    return null;
  }

  @Override
  public void close() {
    // Nothing was opened.
  }
}
