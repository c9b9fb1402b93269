/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A temporary folder in which programs run one at a time; it and they are gone after {@link
 * #close()}.
 */
final class Workplace implements AutoCloseable {
  private static final double NANOS = 1e-9;
  private static final int SHOWN_LINES = 20;

  private final Path folder;
  private final Thread atExit = new Thread(this::clean);
  private Process running;

  Workplace() throws IOException {
    folder = Files.createTempDirectory("jauryn-bench");
    Runtime.getRuntime().addShutdownHook(atExit); // for those who interrupt
  }

  /** Where results go; empty at the start of each run. */
  Path results() {
    return folder.resolve("results");
  }

  /** The file with what the program shows. */
  private Path shown() {
    return folder.resolve("shown");
  }

  /**
   * Runs a program in this folder.
   *
   * @param dir where it leaves its results, below {@link #results()}
   */
  Run run(List<String> command, Map<String, String> environment, Path dir)
      throws IOException, InterruptedException {
    delete(results());
    Files.createDirectories(dir);
    long start = System.nanoTime();
    running = start(command, environment);
    int code = running.waitFor();
    double seconds = (System.nanoTime() - start) * NANOS;
    if (code != 0) {
      throw new IOException(
          String.join(" ", command) + " ended with " + code + ":\n" + lastLines());
    }
    return Run.of(seconds, dir);
  }

  /**
   * Seconds from the start of a program until a line with {@code text} appears in {@code file}; the
   * program then runs to its end.
   */
  double secondsUntil(List<String> command, Path file, String text)
      throws IOException, InterruptedException {
    delete(results());
    Files.createDirectories(results());
    long start = System.nanoTime();
    running = start(command, Map.of());
    double seconds = Double.NaN;
    while (Double.isNaN(seconds) && running.isAlive()) {
      if (Files.exists(file) && Files.readString(file).contains(text)) {
        seconds = (System.nanoTime() - start) * NANOS;
      } else {
        Thread.sleep(1);
      }
    }
    int code = running.waitFor();
    if (code != 0 || Double.isNaN(seconds)) {
      throw new IOException(
          String.join(" ", command)
              + " ended with "
              + code
              + ", no '"
              + text
              + "':\n"
              + lastLines());
    }
    return seconds;
  }

  private Process start(List<String> command, Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(results().toFile())
            .redirectErrorStream(true)
            .redirectOutput(shown().toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private String lastLines() throws IOException {
    List<String> lines = Files.readAllLines(shown());
    int from = Math.max(0, lines.size() - SHOWN_LINES);
    return String.join("\n", lines.subList(from, lines.size()));
  }

  @Override
  public void close() {
    clean();
    Runtime.getRuntime().removeShutdownHook(atExit);
  }

  private void clean() {
    if (running != null) {
      running.descendants().forEach(ProcessHandle::destroy);
      running.destroy();
    }
    try {
      delete(folder);
    } catch (IOException e) {
      System.err.println("warning: cannot delete " + folder + ": " + e.getMessage());
    }
  }

  private static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> found = Files.walk(path)) {
      files = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
