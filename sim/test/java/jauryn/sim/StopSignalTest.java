/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of its own process that is told to end. */
final class StopSignalTest {
  private static final long BIT_MS = 50;
  private static final long LONGEST_MS = 60_000;

  @TempDir Path folder;

  @Test
  void aTerminatedRunLeavesWhatItComputed() throws Exception {
    Assumptions.assumeTrue(File.separatorChar == '/', "needs POSIX signals");
    Process process = startLongRun();
    Path log = folder.resolve("sim_symfb.0.log");
    awaitLine(log, "Phase: burn-in");
    Thread.sleep(10 * BIT_MS);
    process.destroy();
    assertEquals(143, process.waitFor(), this::shown);

    String last = Files.readString(log).strip().lines().reduce((a, b) -> b).orElseThrow();
    assertTrue(last.contains("stopped by a signal at "), last);
    String time = last.replaceAll(".* at (.*) s of model time", "$1");
    assertEquals(
        "error: stopped by a signal at "
            + time
            + " s of model time; the same command goes on from there\n",
        shown());

    // One line every 0.1 s from 0 on, all of them there, although the buffer was not nearly full.
    List<String> rates = Files.readAllLines(folder.resolve("hidden.0.prate.part"));
    assertEquals(10 * Double.parseDouble(time), rates.size(), 1e-6);
    try (Stream<Path> files = Files.list(folder)) {
      List<String> whole =
          files
              .map(file -> file.getFileName().toString())
              .filter(
                  name ->
                      !name.endsWith(".part")
                          && !name.equals(".lock")
                          && !name.startsWith("checkpoint-"))
              .sorted()
              .toList();
      assertEquals(List.of("input.ras", "shown", "sim_symfb.0.log"), whole);
    }
  }

  private Process startLongRun() throws IOException {
    Path spikes = Files.writeString(folder.resolve("input.ras"), "0.01 0\n0.02 0\n");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Jauryn.class.getName()));
    command.addAll(
        List.of("sim_symfb", "--nin", "1", "--simtime", "100000", "--blocks", "1", "--fast"));
    for (String option : List.of("--input", "--target")) {
      command.addAll(List.of(option, spikes.toString()));
    }
    for (String option : List.of("--dir", "--log-dir")) {
      command.addAll(List.of(option, folder.toString()));
    }
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("shown").toFile())
        .start();
  }

  private static void awaitLine(Path file, String words) throws Exception {
    long end = System.currentTimeMillis() + LONGEST_MS;
    while (Files.notExists(file) || !Files.readString(file).contains(words)) {
      assertTrue(System.currentTimeMillis() < end, "no '" + words + "' in " + file);
      Thread.sleep(BIT_MS);
    }
  }

  private String shown() {
    try {
      return Files.readString(folder.resolve("shown"));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
