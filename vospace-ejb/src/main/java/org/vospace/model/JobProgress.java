package org.vospace.model;

/**
 * How far a job is. What a job does not count is {@code null}.
 *
 * @param nodesDone nodes that are done
 * @param nodesTotal nodes that there are to do
 * @param bytesDone bytes that have moved
 * @param bytesTotal bytes that there are to move
 */
public record JobProgress(Long nodesDone, Long nodesTotal, Long bytesDone, Long bytesTotal) {
  /** Of a job that counts nothing. */
  public static final JobProgress NONE = new JobProgress(null, null, null, null);

  /** Of a job that counts nodes. */
  public static JobProgress nodes(long done, long total) {
    return new JobProgress(done, total, null, null);
  }

  /**
   * Of a job that moves bytes.
   *
   * @param total {@code null} when it is not known
   */
  public static JobProgress bytes(long done, Long total) {
    return new JobProgress(null, null, done, total);
  }
}
