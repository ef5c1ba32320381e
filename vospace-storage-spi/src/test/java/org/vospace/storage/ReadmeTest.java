package org.vospace.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example of the README is the one that the tests compile and run. */
class ReadmeTest {
  private static final Path EXAMPLE = Path.of("src/test/java/example/folder");

  @Test
  void theReadmeHasTheExampleAsItIsTested() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    for (String file : List.of("FolderKind.java", "FolderBackend.java", "FolderBackendTest.java")) {
      assertThat(readme).contains("```java\n" + Files.readString(EXAMPLE.resolve(file)) + "```\n");
    }
  }

  @Test
  void theExampleIsShort() throws IOException {
    long lines = 0;
    for (String file : List.of("FolderKind.java", "FolderBackend.java")) {
      try (var text = Files.lines(EXAMPLE.resolve(file))) {
        lines += text.filter(line -> !line.isBlank() && !line.startsWith("import ")).count();
      }
    }
    assertThat(lines).isLessThan(100);
  }
}
