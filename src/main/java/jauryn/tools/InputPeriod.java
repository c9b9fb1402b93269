/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.SpikeFile;
import java.util.OptionalLong;

/**
 * Finds the period of spikes that repeat exactly, as the frozen input of a simulation does. It
 * serves folders that do not say how long a loop is.
 *
 * <p>If m spikes fall into a period p, record k + m is record k moved by p. The first spike's later
 * spikes of the same neuron give the candidates (m, p); the first that holds over three periods or
 * 1000 records, whichever is longer, as far as the file goes, is it.
 */
final class InputPeriod {
  private static final long LEAST_RECORDS = 1000;

  private InputPeriod() {}

  /** The period in steps; none if the spikes do not repeat or there are fewer than two loops. */
  static OptionalLong of(SpikeFile spikes) {
    for (long m = 1; 2 * m <= spikes.recordCount(); m++) {
      if (spikes.neuron(m) == spikes.neuron(0)) {
        long period = spikes.step(m) - spikes.step(0);
        if (period > 0 && repeats(spikes, m, period)) {
          return OptionalLong.of(period);
        }
      }
    }
    return OptionalLong.empty();
  }

  private static boolean repeats(SpikeFile spikes, long m, long period) {
    long end = Math.min(spikes.recordCount() - m, Math.max(3 * m, LEAST_RECORDS));
    for (long k = 0; k < end; k++) {
      if (spikes.neuron(k + m) != spikes.neuron(k)
          || spikes.step(k + m) != spikes.step(k) + period) {
        return false;
      }
    }
    return true;
  }
}
