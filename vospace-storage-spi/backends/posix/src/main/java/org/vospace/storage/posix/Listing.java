package org.vospace.storage.posix;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.vospace.storage.ListedObject;
import org.vospace.storage.StorageException;
import org.vospace.storage.WriteRequest;

/**
 * Pages of what is there. The directories are prefixes of the keys, so that visiting them in order
 * gives the keys in order, and a page looks into few of them. Files that have no key's name are not
 * the service's and are left out.
 */
final class Listing {
  private final Layout layout;

  Listing(Layout layout) {
    this.layout = layout;
  }

  List<ListedObject> objects(String after, int limit) throws StorageException {
    List<ListedObject> page = new ArrayList<>();
    try {
      for (String first : names(layout.objects(), prefix(after, 0))) {
        String from = prefix(after, 2);
        boolean same = after.startsWith(first);
        Path directory = layout.objects().resolve(first);
        for (String second : names(directory, same ? from : "")) {
          fill(page, directory.resolve(second), "", after, limit);
          if (page.size() == limit) {
            return page;
          }
        }
      }
      return page;
    } catch (IOException e) {
      throw Trouble.of(e);
    }
  }

  List<ListedObject> staged(String after, int limit) throws StorageException {
    List<ListedObject> page = new ArrayList<>();
    try {
      fill(page, layout.staging(), Layout.STAGED, after, limit);
      return page;
    } catch (IOException e) {
      throw Trouble.of(e);
    }
  }

  private static String prefix(String after, int begin) {
    return after.length() < begin + 2 ? "" : after.substring(begin, begin + 2);
  }

  /** Names of the directories that are not before the one given, in order. */
  private static List<String> names(Path directory, String from) throws IOException {
    return entries(directory)
        .filter(name -> name.length() == 2 && name.compareTo(from) >= 0)
        .toList();
  }

  private static void fill(
      List<ListedObject> page, Path directory, String suffix, String after, int limit)
      throws IOException {
    List<String> keys =
        entries(directory)
            .filter(name -> name.endsWith(suffix))
            .map(name -> name.substring(0, name.length() - suffix.length()))
            .filter(key -> WriteRequest.KEY_FORM.matcher(key).matches())
            .filter(key -> key.compareTo(after) > 0)
            .sorted()
            .toList();
    for (String key : keys) {
      if (page.size() == limit) {
        return;
      }
      try {
        BasicFileAttributes file =
            Files.readAttributes(directory.resolve(key + suffix), BasicFileAttributes.class);
        page.add(new ListedObject(key, file.size(), file.lastModifiedTime().toInstant()));
      } catch (NoSuchFileException e) {
        // Deleted since the directory was read: not there any more.
      }
    }
  }

  private static Stream<String> entries(Path directory) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(path -> names.add(path.getFileName().toString()));
    } catch (NotDirectoryException e) {
      // Somebody's own file among the directories.
    } catch (java.nio.file.DirectoryIteratorException e) {
      throw e.getCause();
    }
    return names.stream().sorted();
  }
}
