/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import jauryn.plasticity.SuperSpikeSettings;
import java.util.Locale;

/**
 * The least memory a network takes: what cannot fit is refused with its reason before anything is
 * built. More than this is needed, so a network that passes may still run out of memory.
 */
final class MemoryNeed {
  /** Weight, second moment, λ and Λ, with either implementation of the learning rule. */
  private static final double BYTES_PER_SYNAPSE = 4.0 * Float.BYTES;

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
    double lines = delayLines(p) / processes;
    if (lines > heap) {
      String cause =
          "--delay " + Numbers.brief(p.delay()) + ": the surrogate derivatives that wait";
      throw tooMuch(cause, lines, heap);
    }
    if (synapses + lines > heap) {
      throw tooMuch(String.format(Locale.ROOT, "%.0f synapses", synapses(p)), synapses, heap);
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

  /** The delay grows by the same step from layer to layer, down to the input. */
  private static double delayLines(SuperSpikeParameters p) {
    double layers = p.layers() * (p.layers() + 1.0) / 2;
    return layers * SuperSpikeSettings.feedbackDelaySteps(p.delay()) * p.nhidden() * Float.BYTES;
  }

  private static UserError tooMuch(String cause, double bytes, long heap) {
    return new UserError(
        ExitCode.MODEL,
        String.format(
            Locale.ROOT,
            "%s take at least %.0f MiB, Java has %.0f MiB; JAURYN_JAVA_OPTS=-Xmx%.0fg gives more",
            cause,
            bytes / MIB,
            heap / MIB,
            Math.ceil(2 * bytes / GIB)));
  }
}
