/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.bench;

import java.io.IOException;
import java.util.List;

/**
 * The programs that simulate a network from the literature, in turns with the original's where they
 * are found. Building the network is part of the time, as is the start of Java.
 */
final class NetworkPrograms {
  private static final String COBA = "sim_coba";
  private static final String BRUNEL = "sim_brunel";
  private static final String FAST = "--fast";

  /** 20 000 neurons, each with as many synapses as among 4000. */
  private static final List<String> LARGE =
      List.of(FAST, "--neurons", "20000", "--sparseness", "0.004");

  private static final List<String> TWO_THREADS =
      List.of(FAST, "--neurons", "20000", "--sparseness", "0.004", "--threads", "2");

  private final Settings settings;
  private final Results results;
  private final Programs programs;

  NetworkPrograms(Settings settings, Results results, Programs programs) {
    this.settings = settings;
    this.results = results;
    this.programs = programs;
  }

  void run() throws IOException, InterruptedException {
    boolean full = settings.full();
    compare(COBA, COBA, full ? 100 : 20, List.of(FAST), "sim_coba_benchmark", 1);
    compare("sim_coba, 20 000 neurons", COBA, full ? 20 : 5, LARGE, "sim_coba_20k", 1.3);
    compare(BRUNEL, BRUNEL, full ? 5 : 1, List.of(), "sim_brunel2k", 1);
    compare(
        "sim_brunel --plastic", BRUNEL, full ? 3 : 1, List.of("--plastic"), "sim_brunel2k_pl", 1.3);
    threads("sim_coba, 20 000 neurons, two threads", full ? 20 : 5);
  }

  /**
   * Times a program.
   *
   * @param options of ours; the original's gets {@code --fast} if it is one of them
   */
  private void compare(
      String name,
      String program,
      double simtime,
      List<String> options,
      String original,
      double reach)
      throws IOException, InterruptedException {
    if (!settings.wants(name)) {
      return;
    }
    List<String> theirOptions = options.contains(FAST) ? List.of(FAST) : List.of();
    Turns turns = new Turns().add(name, () -> programs.network(program, simtime, options));
    programs
        .example(original)
        .ifPresent(
            path -> turns.add(original, () -> programs.network(path, simtime, theirOptions)));
    turns.take(settings.runs());
    double ours = turns.median(name, Run::wallSeconds) / simtime;
    results.add(new Measurement(name + ", per model second", "s", ours));
    if (turns.has(original)) {
      double theirs = turns.median(original, Run::wallSeconds) / simtime;
      results.add(new Measurement("original beside " + name + ", per model second", "s", theirs));
      results.add(new Measurement("original / " + name, "times", theirs / ours, ">= " + reach));
    }
  }

  private void threads(String name, double simtime) throws IOException, InterruptedException {
    if (!settings.wants(name)) {
      return;
    }
    String one = "one thread";
    Turns turns =
        new Turns()
            .add(one, () -> programs.network(COBA, simtime, LARGE))
            .add(name, () -> programs.network(COBA, simtime, TWO_THREADS))
            .take(settings.runs());
    double ratio = turns.median(one, Run::wallSeconds) / turns.median(name, Run::wallSeconds);
    results.add(new Measurement("one thread / " + name, "times", ratio, ">= 1.7"));
  }
}
