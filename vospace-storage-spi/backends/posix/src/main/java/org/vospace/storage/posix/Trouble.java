package org.vospace.storage.posix;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.stream.Stream;
import org.vospace.storage.StorageException;

/**
 * What a failure of the file system means. Java tells the errno in words only, those of strerror in
 * the C locale; they may name paths and stay in the cause.
 */
final class Trouble {
  private Trouble() {}

  static StorageException of(IOException e) {
    // ENOSPC and EDQUOT
    if (says(e, "no space left", "quota exceeded")) {
      return new StorageException(StorageException.Kind.FULL, "the storage is full", e);
    }
    // EROFS and EACCES last until somebody mounts or permits; the others come and go by themselves:
    // EIO of one disk of many, ESTALE, ETIMEDOUT, EMFILE.
    if (e instanceof AccessDeniedException || says(e, "read-only file system")) {
      return new StorageException(StorageException.Kind.BROKEN, "the storage cannot be written", e);
    }
    return new StorageException(StorageException.Kind.UNAVAILABLE, "the storage failed", e);
  }

  /**
   * The same for a file that may be missing by itself: an object that was deleted, and not a file
   * system that is not mounted.
   */
  static StorageException ofFile(Layout layout, IOException e) {
    return e instanceof NoSuchFileException && Files.isDirectory(layout.objects())
        ? new StorageException(StorageException.Kind.NOT_FOUND, "there is no such object", e)
        : of(e);
  }

  /** ESTALE: a handle of a network file system has outlived what it stood for. */
  static boolean isStale(IOException e) {
    return says(e, "stale file handle", "stale nfs file handle");
  }

  private static boolean says(IOException e, String... words) {
    String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    String message = String.valueOf(reason).toLowerCase(Locale.ROOT);
    return Stream.of(words).anyMatch(message::contains);
  }
}
