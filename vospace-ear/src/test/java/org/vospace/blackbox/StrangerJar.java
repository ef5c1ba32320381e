package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A stranger's module: sources that are compiled outside of the reactor, and packed as beans. */
final class StrangerJar {
  private StrangerJar() {}

  /**
   * A copy of the application with one more jar in its lib.
   *
   * @param directory where the module and the copy are made
   * @param ear the application
   * @param sources folder of the module's sources
   * @param names which of them
   * @param known types in the only jars that are known to it
   */
  static Path added(Path directory, Path ear, Path sources, List<String> names, Class<?>... known)
      throws IOException {
    Path jar = compiled(directory, sources, names, known);
    Path copy = directory.resolve("vospace.ear");
    Files.copy(ear, copy);
    try (FileSystem archive = FileSystems.newFileSystem(copy)) {
      Files.copy(jar, archive.getPath("/lib/" + jar.getFileName()));
    }
    return copy;
  }

  private static Path compiled(Path directory, Path sources, List<String> names, Class<?>... known)
      throws IOException {
    Path classes = Files.createDirectories(directory.resolve("module/classes"));
    List<String> command = new ArrayList<>(List.of("--release", "17", "-d", classes.toString()));
    command.add("-cp");
    command.add(Stream.of(known).map(StrangerJar::jarOf).collect(Collectors.joining(":")));
    for (String name : names) {
      Path copy = directory.resolve("module").resolve(name);
      Files.copy(sources.resolve(name), copy);
      command.add(copy.toString());
    }
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, command.toArray(String[]::new)))
        .as("compilation of %s", names)
        .isZero();
    Path jar = directory.resolve("module/" + sources.getFileName() + ".jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> compiled = Files.walk(classes)) {
      entries.putNextEntry(new JarEntry("META-INF/beans.xml"));
      for (Path file : compiled.filter(Files::isRegularFile).toList()) {
        entries.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, entries);
      }
    }
    return jar;
  }

  private static String jarOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(type.getName(), e);
    }
  }
}
