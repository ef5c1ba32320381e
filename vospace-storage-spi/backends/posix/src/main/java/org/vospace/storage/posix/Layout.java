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
 * objects/ab/cd/KEY} when it is whole. Keys are random, so the directories fill evenly.
 */
final class Layout {
  static final FileAttribute<Set<PosixFilePermission>> FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path staging;
  private final Path objects;

  Layout(Path root) throws IOException {
    Files.createDirectories(root);
    staging = root.resolve("staging");
    objects = root.resolve("objects");
    makeDirectory(staging);
    makeDirectory(objects);
  }

  Path staging() {
    return staging;
  }

  Path staged(String key) {
    WriteRequest.requireKey(key);
    return staging.resolve(key + ".part");
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
