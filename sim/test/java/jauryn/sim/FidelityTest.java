/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.SharedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small runs of the original programs, repeated in dense mode: every file must be the original's,
 * byte for byte.
 */
class FidelityTest {
  private static final String CASES = "reference/original";

  /** Names of the cases; where there are none, one name for which the test is skipped. */
  static List<String> cases() throws IOException {
    Path folder = SharedData.path(CASES);
    if (!Files.isDirectory(folder)) {
      return List.of("absent");
    }
    try (Stream<Path> folders = Files.list(folder)) {
      return folders.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void writesTheFilesOfTheOriginal(String name, @TempDir Path dir) throws IOException {
    Path original = SharedData.require(CASES + "/" + name);
    runDense(Files.readString(original.resolve("cmd")), dir);
    int compared = 0;
    try (Stream<Path> files = Files.list(original)) {
      for (Path file : files.sorted().toList()) {
        compared += compare(file, dir);
      }
    }
    assertTrue(compared >= 3, "only " + compared + " files compared");
  }

  private static void runDense(String command, Path dir) {
    String shared = SharedData.path("reference").toString();
    List<String> arguments = new ArrayList<>();
    for (String word : command.trim().split("\\s+")) {
      arguments.add(
          word.replace("@ox@", shared + "/oxford/oxford").replace("@ssbm@", shared + "/ssbm"));
    }
    arguments.addAll(List.of("--plasticity", "dense", "--quiet"));
    arguments.addAll(List.of("--dir", dir.toString(), "--log-dir", dir.toString()));
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
    Console console = new Console(shown, out, out, false, StandardCharsets.UTF_8);
    int code = Jauryn.run(arguments.toArray(String[]::new), console);
    assertEquals(0, code, () -> shown.toString(StandardCharsets.UTF_8));
  }

  /** Compares what a file of a case says; the number of files compared. */
  private static int compare(Path expected, Path dir) throws IOException {
    String name = expected.getFileName().toString();
    if (name.equals("cmd") || name.equals("stdout.txt")) {
      return 0;
    }
    if (name.equals("SHA256SUMS")) {
      List<String> sums = Files.readAllLines(expected);
      for (String line : sums) {
        String[] word = line.split("\\s+");
        assertEquals(word[0], Original.sha256(dir.resolve(word[1])), "SHA-256 of " + word[1]);
      }
      return sums.size();
    }
    if (name.endsWith(".head")) {
      List<String> head = Files.readAllLines(expected);
      Path whole = dir.resolve(name.substring(0, name.length() - ".head".length()));
      assertEquals(head, Files.readAllLines(whole).subList(0, head.size()), name);
      return 1;
    }
    assertEquals(-1, Files.mismatch(expected, dir.resolve(name)), name + ": first differing byte");
    return 1;
  }
}
