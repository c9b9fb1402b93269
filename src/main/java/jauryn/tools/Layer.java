/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.ExitCode;
import jauryn.io.SpikeFile;
import jauryn.io.UserError;
import java.util.List;
import java.util.Optional;

/** The recorded layers of a run, top to bottom. */
enum Layer {
  input("Input", "multi_stim", "nin", 260),
  hidden("Hidden", "multi_hidden", "nhidden", 260),
  output("Output", "output", "nout", 400);

  /** Some memory is needed for each; a larger number comes from a damaged file. */
  private static final int MOST_NEURONS = 1 << 22;

  private final String title;
  private final String stem;
  private final String size;
  private final int space;

  Layer(String title, String stem, String size, int space) {
    this.title = title;
    this.stem = stem;
    this.size = size;
    this.space = space;
  }

  /** What people call it. */
  String title() {
    return title;
  }

  /** What its spike files are called. */
  String stem() {
    return stem;
  }

  /** Height of its panel in a raster of all layers, pixels. */
  int space() {
    return space;
  }

  /**
   * Number of neurons: from the parameters of the run, else as many as the highest id in the window
   * {@code [from, to)} needs; a UserError if that is more than memory could hold.
   */
  int neurons(RunFolder run, List<SpikeFile> spikes, long from, long to) {
    long[] most = {1};
    Optional<Double> known = run.number(size);
    if (known.isPresent()) {
      most[0] = Math.max(1, known.get().longValue());
    } else {
      for (SpikeFile file : spikes) {
        RasterPanel.forEach(
            file, from, to, (step, neuron) -> most[0] = Math.max(most[0], neuron + 1));
      }
    }
    if (most[0] > MOST_NEURONS) {
      throw new UserError(
          ExitCode.INPUT,
          String.format(
              "%s: %d neurons in layer %s, expected at most %d (damaged file?)",
              run, most[0], name(), MOST_NEURONS));
    }
    return (int) most[0];
  }
}
