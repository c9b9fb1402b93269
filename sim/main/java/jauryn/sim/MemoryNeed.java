/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import jauryn.plasticity.SuperSpikeSettings;
import java.util.Locale;

/**
 * The least memory a network takes: what cannot fit is refused with its reason before anything is
 * built. More than this is needed: a network that passes may still run out of memory.
 */
final class MemoryNeed {
  /** Weight, second moment, λ and Λ, with either implementation of the learning rule. */
  private static final double BYTES_PER_SYNAPSE = 4.0 * Float.BYTES;

  /** An array without its elements, and who knows it. */
  private static final double ARRAY_BYTES = 20;

  private static final double MIB = 1 << 20;
  private static final double GIB = 1 << 30;

  private MemoryNeed() {}

  /**
   * Refuses a network that does not fit.
   *
   * @param processes among which the network may be shared
   * @param heap bytes Java may use in each
   */
  static void check(SuperSpikeParameters p, int processes, long heap) {
    double synapses = BYTES_PER_SYNAPSE * synapses(p) / processes;
    double waiting = waiting(p, processes);
    if (synapses + waiting > heap) {
      throw new UserError(
          ExitCode.MODEL,
          String.format(
              Locale.ROOT,
              "%s: at least %.0f MiB are needed, Java has %.0f MiB;"
                  + " JAURYN_JAVA_OPTS=-Xmx%.0fg gives more",
              waiting > synapses
                  ? "--delay " + Numbers.brief(p.delay()) + " with --layers " + p.layers()
                  : String.format(Locale.ROOT, "%.0f synapses", synapses(p)),
              (synapses + waiting) / MIB,
              heap / MIB,
              Math.ceil(2 * (synapses + waiting) / GIB)));
    }
  }

  private static double synapses(SuperSpikeParameters p) {
    if (p.layers() == 0) {
      return (double) p.nin() * p.nout();
    }
    return (double) p.sparseness() * p.nin() * p.nhidden()
        + (p.layers() - 1.0) * p.nhidden() * p.nhidden()
        + (double) p.nhidden() * p.nout();
  }

  /**
   * Surrogate derivatives that wait for their error, an array for each step; it comes one delay
   * later with every layer down to the input.
   */
  private static double waiting(SuperSpikeParameters p, int processes) {
    double array = ARRAY_BYTES + (double) Float.BYTES * p.nhidden() / processes;
    double delays = p.layers() * (p.layers() + 1.0) / 2;
    return delays * SuperSpikeSettings.feedbackDelaySteps(p.delay()) * array;
  }
}
