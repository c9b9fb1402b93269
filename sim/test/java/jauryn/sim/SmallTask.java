/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A learning task so small that a run takes a fraction of a second, in a folder of its own. */
final class SmallTask {
  static final int INPUTS = 20;
  static final int OUTPUTS = 9;
  private static final double PERIOD = 0.7;

  private final Path folder;
  private final Path input;
  private final Path target;

  SmallTask(Path folder) throws IOException {
    this.folder = folder;
    Random random = new Random(3);
    input = spikes(folder.resolve("input.ras"), INPUTS, 12, random);
    target = spikes(folder.resolve("target.ras"), OUTPUTS, 4, random);
  }

  /** Random spikes, {@code each} per neuron. */
  private static Path spikes(Path file, int neurons, int each, Random random) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < neurons * each; k++) {
      text.append(
          String.format(
              Locale.ROOT, "%.4f %d%n", PERIOD * random.nextDouble(), random.nextInt(neurons)));
    }
    return Files.writeString(file, text);
  }

  /** A folder for the results of a run. */
  Path dir(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name));
  }

  /** The command line of a run into {@code dir}, without the program. */
  String[] args(Path dir, String... more) {
    List<String> args = new ArrayList<>();
    args.addAll(List.of("--dir", dir.toString(), "--log-dir", dir.toString()));
    args.addAll(options());
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }

  /** What the command line says about the task and the network. */
  List<String> options() {
    List<String> args = new ArrayList<>();
    args.addAll(List.of("--input", input.toString(), "--target", target.toString()));
    args.addAll(List.of("--nin", "" + INPUTS, "--nout", "" + OUTPUTS, "--grid", "" + PERIOD));
    args.addAll(List.of("--nhidden", "14", "--w0", "0.3", "--no-report", "--quiet"));
    return args;
  }
}
