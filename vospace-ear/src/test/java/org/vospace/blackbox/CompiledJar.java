package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A stranger's module: sources that are compiled outside of the reactor, and packed as beans. */
final class CompiledJar {
  private CompiledJar() {}

  /**
   * @param directory of the module; made here
   * @param name of the jar
   * @param sources by file name
   * @param known types in the only jars that are known to it
   */
  static Path make(Path directory, String name, Map<String, String> sources, Class<?>... known)
      throws IOException {
    Path classes = Files.createDirectories(directory.resolve("classes"));
    List<String> command = new ArrayList<>(List.of("--release", "17", "-d", classes.toString()));
    command.add("-cp");
    command.add(Stream.of(known).map(CompiledJar::jarOf).collect(Collectors.joining(":")));
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path copy = directory.resolve(source.getKey());
      Files.writeString(copy, source.getValue());
      command.add(copy.toString());
    }
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, command.toArray(String[]::new)))
        .as("compilation of %s", sources.keySet())
        .isZero();
    Path jar = directory.resolve(name);
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
