/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.bench;

import static jauryn.io.SpikeFile.STEPS_PER_SECOND;

import jauryn.tools.Quantiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Whole programs, timed from outside: start of Java and writing of files included. Every figure is
 * the median of several runs.
 */
final class WholePrograms {
  private static final double NANOS = 1e9;
  private static final double MEBIBYTE = 1024 * 1024;
  private static final int BLOCK_SECONDS = 20;
  private static final int[] GROWTH = {256, 512, 1024, 2048, 4096};
  private static final double MONALISA_LOOP = 33.1;
  private static final String ORIGINAL = "original";

  private final Settings settings;
  private final Results results;
  private final Programs programs;

  WholePrograms(Settings settings, Results results, Workplace place) {
    this.settings = settings;
    this.results = results;
    programs = new Programs(settings, place);
  }

  void run() throws IOException, InterruptedException {
    start("start to first step");
    memory("memory, Oxford");
    training("run_symfb.sh", "symfb");
    training("run_rfb.sh", "rfb");
    dense("dense symfb");
    monitors("all monitors");
    profile("--profile");
    growth("growth");
    monalisa("monalisa");
    new NetworkPrograms(settings, results, programs).run();
  }

  private void start(String name) throws IOException, InterruptedException {
    if (!settings.wants(name)) {
      return;
    }
    double[] seconds = new double[settings.runs()];
    for (int k = 0; k < seconds.length; k++) {
      seconds[k] = programs.start();
    }
    results.add(new Measurement(name, "s", Quantiles.median(seconds), "<= 0.6"));
  }

  private void memory(String name) throws IOException, InterruptedException {
    if (!settings.wants(name)) {
      return;
    }
    int blocks = settings.full() ? 10 : 2;
    Turns turns =
        new Turns()
            .add(name, () -> programs.script("symfb", blocks, 5, false, "--profile"))
            .take(settings.runs());
    double heap = turns.median(name, run -> run.memory("peakHeapBytes"));
    double resident = turns.median(name, run -> run.memory("peakResidentBytes"));
    results.add(new Measurement(name + ", heap", "MiB", heap / MEBIBYTE, "<= 256"));
    results.add(new Measurement(name + ", resident", "MiB", resident / MEBIBYTE, "<= 400"));
  }

  private void training(String name, String feedback) throws IOException, InterruptedException {
    int blocks = settings.full() ? 50 : 4;
    String reach = settings.full() ? "<= 10" : "";
    compare(
        name, feedback, () -> programs.script(feedback, blocks, BLOCK_SECONDS, false), reach, 400);
  }

  private void dense(String name) throws IOException, InterruptedException {
    int seconds = settings.full() ? 10 : 2;
    compare(
        name,
        "symfb",
        () -> programs.script("symfb", 1, seconds, false, "--plasticity", "dense"),
        "",
        4);
  }

  /** Times a program, in turns with the original where there is one. */
  private void compare(
      String name, String feedback, Turns.Program program, String reach, int ratioReach)
      throws IOException, InterruptedException {
    if (!settings.wants(name)) {
      return;
    }
    double simtime = settings.full() ? 10 : 2;
    Turns turns = new Turns().add(name, program);
    Optional<Path> original = programs.original(feedback);
    original.ifPresent(
        path -> turns.add(ORIGINAL, () -> programs.original(path, feedback, simtime)));
    turns.take(settings.runs());
    double wall = turns.median(name, Run::wallSeconds);
    double perSecond = turns.median(name, run -> run.wallSeconds() / run.modelSeconds());
    results.add(new Measurement(name, "s", wall, reach));
    results.add(new Measurement(name + ", per model second", "s", perSecond));
    if (turns.has(ORIGINAL)) {
      double model = Programs.modelSeconds(simtime, 1, Programs.GRID);
      double theirs = turns.median(ORIGINAL, Run::wallSeconds) / model;
      results.add(new Measurement("original beside " + name + ", per model second", "s", theirs));
      results.add(
          new Measurement("original / " + name, "times", theirs / perSecond, ">= " + ratioReach));
    }
  }

  private void monitors(String name) throws IOException, InterruptedException {
    int blocks = settings.full() ? 10 : 3;
    overhead(
        name,
        () -> programs.script("symfb", blocks, BLOCK_SECONDS, false),
        () -> programs.script("symfb", blocks, BLOCK_SECONDS, true),
        "<= 15");
  }

  private void profile(String name) throws IOException, InterruptedException {
    int blocks = settings.full() ? 10 : 3;
    overhead(
        name,
        () -> programs.script("symfb", blocks, BLOCK_SECONDS, false),
        () -> programs.script("symfb", blocks, BLOCK_SECONDS, false, "--profile"),
        "<= 2");
  }

  private void overhead(String name, Turns.Program without, Turns.Program with, String reach)
      throws IOException, InterruptedException {
    if (!settings.wants(name)) {
      return;
    }
    String base = "without " + name;
    Turns turns = new Turns().add(base, without).add(name, with).take(settings.runs());
    double ratio = turns.median(name, Run::wallSeconds) / turns.median(base, Run::wallSeconds);
    results.add(new Measurement(name + ", cost", "%", 100 * (ratio - 1), reach));
  }

  /**
   * Time per step against work per step, the number of neurons plus delivered spikes times fan-out:
   * how much faster than the work the time grows from the smallest network on. The time is that of
   * the training; the burn-in before gives Java the time to compile.
   */
  private void growth(String name) throws IOException, InterruptedException {
    if (!settings.wants(name)) {
      return;
    }
    double simtime = settings.full() ? 20 : 5;
    Turns turns = new Turns();
    for (int hidden : GROWTH) {
      turns.add(label(name, hidden), () -> programs.grown(hidden, simtime, 1));
    }
    turns.take(settings.runs());
    double steps = simtime * STEPS_PER_SECOND;
    double[] time =
        Arrays.stream(GROWTH)
            .mapToDouble(
                h -> turns.median(label(name, h), run -> run.seconds("training")) / steps * NANOS)
            .toArray();
    double[] work =
        Arrays.stream(GROWTH)
            .mapToDouble(h -> turns.median(label(name, h), run -> workPerStep(run, h)))
            .toArray();
    for (int k = 0; k < GROWTH.length; k++) {
      String label = label(name, GROWTH[k]);
      double excess = time[k] / time[0] / (work[k] / work[0]);
      results.add(new Measurement(label, "ns/step", time[k]));
      results.add(new Measurement(label + ", by growth of work", "times", excess, "<= 1"));
    }
  }

  private static String label(String name, int hidden) {
    return name + ", " + hidden + " hidden";
  }

  private static double workPerStep(Run run, int hidden) {
    double delivered =
        (double) run.inputSpikes() * hidden + (double) run.hiddenSpikes() * Programs.THEME_NEURONS;
    return 2 * Programs.THEME_NEURONS
        + hidden
        + delivered / (run.modelSeconds() * STEPS_PER_SECOND);
  }

  private void monalisa(String name) throws IOException, InterruptedException {
    if (!settings.wants(name)) {
      return;
    }
    Path spikes = programs.monalisaSpikes();
    if (!Files.exists(spikes)) {
      System.err.println(name + ": left out, there is no " + spikes);
      return;
    }
    double simtime = settings.full() ? MONALISA_LOOP : 3;
    Turns turns =
        new Turns().add(name, () -> programs.monalisa(spikes, simtime)).take(settings.runs());
    double speed =
        turns.median(name, run -> 2 * simtime / (run.seconds("burn-in") + run.seconds("training")));
    results.add(new Measurement(name + " 1000-1024-500, real time", "times", speed, ">= 15"));
  }
}
