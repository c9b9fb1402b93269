/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.bench;

import java.io.IOException;
import org.openjdk.jmh.runner.RunnerException;

/** Runs the benchmarks, shows the table and writes the figures to {@code bench/results}. */
public final class Bench {
  private Bench() {}

  /** Takes its settings from the environment, see {@code bench/README.md}. */
  public static void main(String[] args) throws InterruptedException {
    try {
      run(Settings.fromEnvironment());
    } catch (IllegalArgumentException | IOException | RunnerException e) {
      System.err.println("error: " + e.getMessage());
      System.exit(1);
    }
  }

  private static void run(Settings settings)
      throws IOException, InterruptedException, RunnerException {
    Results results = new Results(settings);
    new MicroBenchmarks(settings, results).run();
    try (Workplace place = new Workplace()) {
      new WholePrograms(settings, results, place).run();
    }
    System.out.println();
    System.out.print(results.table());
    System.out.println("Written to " + settings.home().relativize(results.write()));
  }
}
