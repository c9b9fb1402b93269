/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.ExitCode;
import jauryn.io.FileErrors;
import jauryn.io.RasFile;
import jauryn.io.SpikeFile;
import jauryn.io.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A task of a benchmark suite: spike trains to answer with spike trains, laid out as in the
 * Supervised Spiking Benchmark Suite of F. Zenke (github.com/fzenke/ssbm).
 *
 * <p>A suite is a folder with a folder for each task, which holds {@code input.ras} and {@code
 * target.ras}, or several targets {@code target_WHICH.ras} for the same input. Sizes come from the
 * comment with which some of the files begin ({@code # neurons 100, ..., time grid 3.5s}). Where
 * there is none, neurons are as many as the highest id needs, and the task lasts until the next
 * tenth of a second after its last spike.
 *
 * <p>Some targets count their neurons from one: the last one bears the number of neurons, and there
 * is no neuron 0. A copy of such a file that counts from 0 is what a network can learn in full.
 *
 * @param name folder of the task, with {@code /WHICH} where it has several targets
 * @param input spike trains of the input
 * @param target spike trains to learn
 * @param inputs number of input neurons
 * @param outputs number of output neurons
 * @param seconds after which input and target start again
 * @param inputSpikes spikes of the input
 * @param targetSpikes spikes of the target that belong to one of the outputs
 * @param leftOut spikes of the target that belong to none
 * @param fromOne whether the target counts neurons from one
 * @param outOfReach spikes of the target that come so long after all input of the loop that a
 *     network without recurrent connections has forgotten it
 */
public record SpikeTask(
    String name,
    Path input,
    Path target,
    int inputs,
    int outputs,
    float seconds,
    int inputSpikes,
    int targetSpikes,
    int leftOut,
    boolean fromOne,
    int outOfReach) {

  /**
   * How long the last input spike may act, in steps (0.2 s): ten membrane time constants for each
   * of two layers.
   */
  private static final int REACH = 2000;

  private static final int MOST_NEURONS = 1 << 24;
  private static final float TENTHS = 10;
  private static final Pattern NEURONS = Pattern.compile("neurons\\s+(\\d{1,7})\\b");
  private static final Pattern GRID = Pattern.compile("time grid\\s+(\\d+(?:\\.\\d+)?)\\s*s\\b");
  private static final Pattern TARGET = Pattern.compile("target(?:_(.+))?\\.ras");

  /** All tasks of a suite, by name; a UserError if there is none. */
  public static List<SpikeTask> in(Path suite) {
    if (!Files.isDirectory(suite)) {
      throw new UserError(ExitCode.INPUT, "cannot read " + suite + ": no such folder");
    }
    List<SpikeTask> tasks = new ArrayList<>();
    for (Path folder : list(suite)) {
      Path input = folder.resolve("input.ras");
      if (Files.isRegularFile(input)) {
        for (Path target : list(folder)) {
          Matcher name = TARGET.matcher(name(target));
          if (name.matches()) {
            String which = name.group(1) == null ? "" : "/" + name.group(1);
            tasks.add(of(name(folder) + which, input, target));
          }
        }
      }
    }
    if (tasks.isEmpty()) {
      throw new UserError(
          ExitCode.INPUT,
          "no task in " + suite + ", expected folders that hold input.ras and target.ras");
    }
    return tasks;
  }

  private static SpikeTask of(String name, Path input, Path target) {
    RasFile in = read(input);
    RasFile out = read(target);
    int inputs = neurons(in);
    int outputs = neurons(out);
    int beyond = (int) IntStream.of(out.neurons()).filter(id -> id >= outputs).count();
    boolean fromOne =
        beyond > 0 && IntStream.of(out.neurons()).allMatch(id -> 1 <= id && id <= outputs);
    int leftOut = fromOne ? 0 : beyond;
    float given = (float) number(target, GRID).orElse(0);
    float seconds = grid(given, Math.max(last(in), last(out)));
    return new SpikeTask(
        name,
        input,
        target,
        inputs,
        outputs,
        seconds,
        in.neurons().length,
        out.neurons().length - leftOut,
        leftOut,
        fromOne,
        outOfReach(in.steps(), out.steps(), LoopedTarget.gridSteps(seconds)));
  }

  private static int outOfReach(long[] input, long[] target, long period) {
    int count = 0;
    int next = 0;
    long last = input[input.length - 1] - period; // in the loop before
    for (long step : target) {
      for (; next < input.length && input[next] <= step; next++) {
        last = input[next];
      }
      count += step - last > REACH ? 1 : 0;
    }
    return count;
  }

  /** Writes the target with neurons counted from 0. */
  public void writeFromZero(Path file) {
    RasFile spikes = read(target);
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < spikes.neurons().length; k++) {
      // Half a step later than it is, so that cutting the time to steps gives the step again.
      double seconds = (spikes.steps()[k] + 0.5) * SpikeFile.STEP_SECONDS;
      int neuron = fromOne ? spikes.neurons()[k] - 1 : spikes.neurons()[k];
      text.append(String.format(Locale.ROOT, "%.5f %d%n", seconds, neuron));
    }
    WholeFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static RasFile read(Path file) {
    RasFile spikes = RasFile.read(file, MOST_NEURONS);
    if (spikes.droppedIds() > 0 || spikes.steps().length == 0) {
      throw new UserError(
          ExitCode.INPUT,
          file + ": expected spikes, of neurons below " + MOST_NEURONS + " (damaged file?)");
    }
    return spikes;
  }

  private static int neurons(RasFile spikes) {
    int needed = IntStream.of(spikes.neurons()).max().orElse(0) + 1;
    return Math.max(1, (int) number(spikes.path(), NEURONS).orElse(needed));
  }

  private static long last(RasFile spikes) {
    return spikes.steps()[spikes.steps().length - 1];
  }

  /** The grid given, if all spikes are before its end, as the simulation counts. */
  private static float grid(float given, long lastStep) {
    if (given > 0 && LoopedTarget.gridSteps(given) > lastStep) {
      return given;
    }
    int tenths = 1;
    while (LoopedTarget.gridSteps(tenths / TENTHS) <= lastStep) {
      tenths++;
    }
    return tenths / TENTHS;
  }

  /** A number in the comments at the beginning of a file. */
  private static OptionalDouble number(Path file, Pattern pattern) {
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      for (String line = lines.readLine();
          line != null && line.startsWith("#");
          line = lines.readLine()) {
        Matcher found = pattern.matcher(line);
        if (found.find()) {
          return OptionalDouble.of(Double.parseDouble(found.group(1)));
        }
      }
      return OptionalDouble.empty();
    } catch (IOException e) {
      throw FileErrors.cannotRead(file, e);
    }
  }

  /** What is in a folder; shorter names first, which puts 5hz before 10hz. */
  private static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      boolean targets = Files.exists(folder.resolve("input.ras"));
      Comparator<Path> byName = Comparator.comparing(SpikeTask::name);
      return files
          .sorted(
              targets
                  ? Comparator.comparingInt((Path file) -> name(file).length())
                      .thenComparing(byName)
                  : byName)
          .toList();
    } catch (IOException e) {
      throw FileErrors.cannotRead(folder, e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
