/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.SpikeFile;
import java.util.List;
import java.util.Optional;

/**
 * One layer of a raster.
 *
 * @param title what the layer is
 * @param neurons number of neurons
 * @param spikes spike files, one per rank
 * @param target what the layer should do, drawn under its spikes
 * @param space height in pixels that suits the layer, see {@link #height()}
 */
record RasterPanel(
    String title, int neurons, List<SpikeFile> spikes, Optional<LoopedTarget> target, int space) {
  private static final int MOST_PIXELS_PER_NEURON = 12;

  /** Height in pixels: a whole number of pixels per neuron if the space has room for it. */
  int height() {
    return neurons <= space ? Math.min(space / neurons, MOST_PIXELS_PER_NEURON) * neurons : space;
  }

  /** Calls {@code action} for all spikes of its neurons in {@code [from, to)}, rank by rank. */
  void forEach(long from, long to, SpikeAction action) {
    for (SpikeFile file : spikes) {
      forEach(
          file,
          from,
          to,
          (step, neuron) -> {
            if (neuron < neurons) {
              action.spike(step, neuron);
            }
          });
    }
  }

  /**
   * Calls {@code action} for all spikes of a file in {@code [from, to)}, without reading others.
   */
  static void forEach(SpikeFile file, long from, long to, SpikeAction action) {
    long end = file.recordCount();
    for (long k = firstAt(file, from); k < end; k++) {
      long step = file.step(k);
      if (step >= to) {
        return;
      }
      action.spike(step, file.neuron(k));
    }
  }

  /** Number of spikes in {@code [from, to)}, those of neurons beyond the last one included. */
  long count(long from, long to) {
    return spikes.stream().mapToLong(file -> firstAt(file, to) - firstAt(file, from)).sum();
  }

  /** Index of the first record at or after {@code step}, by bisection. */
  private static long firstAt(SpikeFile file, long step) {
    long low = 0;
    long high = file.recordCount();
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (file.step(middle) < step) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
