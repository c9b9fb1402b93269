/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reads once more what a fuzzer has found interesting; see docs/testing.md. */
final class FuzzCorpusTest {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void isReadOrRefused(FuzzedFormat format) throws Exception {
    FuzzedReader reader = format.in(folder);
    List<Path> inputs = corpus(format);
    assertTrue(inputs.size() > 3, "no corpus of " + format);
    for (Path input : inputs) {
      byte[] bytes = Files.readAllBytes(input);
      Assertions.assertTimeout(
          LONGEST, () -> reader.outcome(bytes), () -> format + " " + input.getFileName());
    }
  }

  private static List<Path> corpus(FuzzedFormat format) throws IOException, URISyntaxException {
    Path root = Path.of(FuzzCorpusTest.class.getResource("/fuzz").toURI());
    try (Stream<Path> files = Files.list(root.resolve(format.folderName()))) {
      return files.sorted().toList();
    }
  }
}
