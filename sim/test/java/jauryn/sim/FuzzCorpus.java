/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Chooses what is kept of the inputs a fuzzer found interesting: of those with the same outcome,
 * but for numbers and what is quoted, the smallest.
 */
final class FuzzCorpus {
  private static final int LONGEST = 4096;

  private FuzzCorpus() {}

  /** Arguments: format, folder of inputs, folder to copy into, how many at most. */
  public static void main(String[] args) throws Exception {
    FuzzedFormat format = FuzzedFormat.of(args[0]);
    FuzzedReader reader = format.in(Files.createTempDirectory("jauryn-fuzz-"));
    Map<String, Path> chosen = new LinkedHashMap<>();
    for (Path input : smallestFirst(Path.of(args[1]))) {
      byte[] bytes = Files.readAllBytes(input);
      if (bytes.length <= LONGEST) {
        String outcome = reader.outcome(bytes);
        chosen.putIfAbsent(outcome.replaceAll("'.*?'|\"[^\"]*\"|[0-9]+", "_"), input);
      }
    }
    System.out.println(format + ": " + chosen.size() + " outcomes");
    for (Path input : chosen.values().stream().limit(Integer.parseInt(args[3])).toList()) {
      Files.copy(input, Path.of(args[2]).resolve(input.getFileName()));
    }
  }

  private static List<Path> smallestFirst(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .sorted(Comparator.<Path>comparingLong(f -> f.toFile().length()).thenComparing(f -> f))
          .toList();
    }
  }
}
