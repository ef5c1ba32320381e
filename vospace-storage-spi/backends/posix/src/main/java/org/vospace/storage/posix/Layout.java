package org.vospace.storage.posix;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.vospace.storage.WriteRequest;

/**
 * Where things are below the root: {@code staging/KEY.part} while an object is written, {@code
 * objects/ab/cd/KEY} when it is whole.
 *
 * <p>Keys are random in base 36, so each level has 36² = 1 296 directories, and they fill evenly.
 * At 100 million objects a leaf has about 60 files: one block of a directory on ext4 or XFS, one
 * request on NFS, one short lock on Lustre or GPFS. One level would have 77 000 files a directory,
 * three would have more directories than files.
 */
final class Layout {
  static final FileAttribute<Set<PosixFilePermission>> FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /** How names of staged files end. */
  static final String STAGED = ".part";

  private final Path staging;
  private final Path objects;

  Layout(Path root) throws IOException {
    Files.createDirectories(root);
    staging = root.resolve("staging");
    objects = root.resolve("objects");
    makeDirectory(staging);
    makeDirectory(objects);
  }

  Path objects() {
    return objects;
  }

  Path staging() {
    return staging;
  }

  Path staged(String key) {
    WriteRequest.requireKey(key);
    return staging.resolve(key + STAGED);
  }

  Path object(String key) {
    WriteRequest.requireKey(key);
    return objects.resolve(key.substring(0, 2)).resolve(key.substring(2, 4)).resolve(key);
  }

  /** Makes the directories of an object; each new name is durable before it is used. */
  void makeParents(Path object) throws IOException {
    Path second = object.getParent();
    if (!Files.isDirectory(second)) {
      makeDirectory(second.getParent());
      makeDirectory(second);
    }
  }

  /** Makes the names in a directory survive the loss of power. */
  static void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void makeDirectory(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    try {
      Files.createDirectory(directory, DIRECTORY);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(directory)) {
        throw e;
      }
    }
    sync(directory.getParent());
  }
}
