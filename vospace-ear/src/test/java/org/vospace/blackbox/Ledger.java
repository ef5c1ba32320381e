package org.vospace.blackbox;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What clients know of the bytes of their nodes: which were acknowledged last, and which may have
 * arrived since, because nobody answered. A path is written by one client at a time.
 */
final class Ledger {
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final AtomicLong versions = new AtomicLong();
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong unanswered = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();

  /**
   * Bytes like no others: they begin with their number, and the rest follows from it.
   *
   * @param number of the version; unique
   * @param size in bytes, at least eight
   */
  record Version(long number, int size) {
    byte[] bytes() {
      byte[] bytes = new byte[size];
      new SplittableRandom(number).nextBytes(bytes);
      ByteBuffer.wrap(bytes).putLong(number);
      return bytes;
    }
  }

  private static final class Entry {
    private Version acknowledged;
    private final Set<Version> possible = new HashSet<>();
    private final Map<Long, Version> all = new TreeMap<>();
  }

  /** What a comparison found. */
  enum Verdict {
    RIGHT,
    LOST,
    MIXED
  }

  /** Makes new bytes that somebody is about to send. */
  Version begin(String path, int size) {
    Version version = new Version(versions.incrementAndGet(), size);
    Entry entry = entries.computeIfAbsent(path, any -> new Entry());
    synchronized (entry) {
      entry.all.put(version.number(), version);
      entry.possible.add(version);
    }
    return version;
  }

  /** The service has said that it has them. */
  void acknowledged(String path, Version version) {
    acknowledged.incrementAndGet();
    Entry entry = entries.get(path);
    synchronized (entry) {
      entry.acknowledged = version;
      entry.possible.clear();
    }
  }

  /** They cannot have arrived: they were not sent whole, or were refused. */
  void refused(String path, Version version) {
    refused.incrementAndGet();
    Entry entry = entries.get(path);
    synchronized (entry) {
      entry.possible.remove(version);
    }
  }

  /** Nobody knows. */
  void unanswered() {
    unanswered.incrementAndGet();
  }

  /** The node has been deleted. */
  void deleted(String path) {
    entries.remove(path);
  }

  Set<String> paths() {
    return Set.copyOf(entries.keySet());
  }

  /**
   * Compares what a node has with what it must have; what it has is what it must have from now on.
   *
   * @param found {@code null} when there is no such node
   */
  Verdict compare(String path, byte[] found) {
    Entry entry = entries.get(path);
    synchronized (entry) {
      if (found == null) {
        return entry.acknowledged == null ? Verdict.RIGHT : Verdict.LOST;
      }
      Version version = version(entry, found);
      if (version == null) {
        return Verdict.MIXED;
      }
      if (!version.equals(entry.acknowledged) && !entry.possible.contains(version)) {
        return Verdict.LOST;
      }
      entry.acknowledged = version;
      entry.possible.clear();
      return Verdict.RIGHT;
    }
  }

  /** Whether the bytes are those of one write, whenever that was. */
  boolean isWhole(String path, byte[] found) {
    Entry entry = entries.get(path);
    synchronized (entry) {
      return version(entry, found) != null;
    }
  }

  private static Version version(Entry entry, byte[] found) {
    Version version =
        found.length < Long.BYTES ? null : entry.all.get(ByteBuffer.wrap(found).getLong());
    return version != null && Arrays.equals(version.bytes(), found) ? version : null;
  }

  @Override
  public String toString() {
    return "%d writes acknowledged, %d refused or cut, %d without an answer"
        .formatted(acknowledged.get(), refused.get(), unanswered.get());
  }
}
