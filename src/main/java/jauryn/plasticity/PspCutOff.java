/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import it.unimi.dsi.fastutil.longs.LongArrays;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import java.util.Arrays;

/**
 * Intervals in which the PSP of a presynaptic neuron is too small to count, for the event-driven
 * rule.
 *
 * <p>Between spikes, synaptic trace x and PSP y of a neuron decay freely, so all they would still
 * add to the gradient from the start of step t on is V(t) = y·η(t) + exp(−dt/τ_syn)·x·ξ(t), with
 * the adjoints η and ξ. A PSP that does not count from t₁ to t₂ takes V(t₁) − V(t₂) away: two more
 * rows, at the ends of the interval. It matters only for synapses that have no other gradient; but
 * these would otherwise make whole steps, because the learning rate is normalised.
 */
final class PspCutOff {
  private static final double SYNAPSE_DECAY = Adjoint.spikeFactor();
  private static final double MEMBRANE_RATE =
      (float) (SimulationTime.DT / PresynapticPsp.TAU_MEMBRANE);
  private static final double MEMBRANE_DECAY =
      (float) (1 - SimulationTime.DT / PresynapticPsp.TAU_MEMBRANE);
  private static final double COUPLING =
      MEMBRANE_RATE * SYNAPSE_DECAY / (MEMBRANE_DECAY - SYNAPSE_DECAY);

  /** Bits of an entry that hold its place; the rest is its step. */
  private static final int PLACE_BITS = 24;

  private final double threshold;

  /**
   * Step at whose start {@link #synapse} and {@link #psp} of a neuron are known; -1 before its
   * first spike.
   */
  private final long[] knownAt;

  private final double[] synapse;
  private final double[] psp;

  private long[] step = new long[64];
  private int[] neuron = new int[64];
  private double[] pspThen = new double[64];
  private double[] synapseThen = new double[64];
  private int size;

  private long[] order = new long[64];
  private int ordered;
  private int closed;

  PspCutOff(SuperSpikeSettings settings, int neurons) {
    threshold = settings.variant().negligiblePsp();
    knownAt = new long[neurons];
    Arrays.fill(knownAt, -1);
    synapse = new double[neurons];
    psp = new double[neurons];
  }

  void save(StateWriter out) {
    StateWriter cut = out.in("psp cut-off");
    cut.longs("known at", knownAt, knownAt.length);
    cut.doubles("synapse", synapse, synapse.length);
    cut.doubles("psp", psp, psp.length);
    cut.longs("end steps", step, size);
    cut.ints("end neurons", neuron, size);
    cut.doubles("psp at end", pspThen, size);
    cut.doubles("synapse at end", synapseThen, size);
  }

  void load(StateReader in) {
    StateReader cut = in.in("psp cut-off");
    long[] known = cut.longs("known at");
    for (long at : known) {
      if (at < -1 || at > in.step()) {
        throw cut.bad("known at", at, "steps up to " + in.step());
      }
    }
    if (known.length != knownAt.length) {
      throw cut.bad("known at", known.length + " neurons", "" + knownAt.length);
    }
    System.arraycopy(known, 0, knownAt, 0, known.length);
    System.arraycopy(cut.doubles("synapse", known.length), 0, synapse, 0, known.length);
    System.arraycopy(cut.doubles("psp", known.length), 0, psp, 0, known.length);
    for (int j = 0; j < known.length; j++) {
      if (!Double.isFinite(synapse[j]) || !Double.isFinite(psp[j])) {
        throw cut.bad("psp", psp[j] + " and " + synapse[j], "finite numbers");
      }
    }
    long[] ends = cut.longs("end steps");
    if (ends.length % 2 != 0 || ends.length >= 1 << PLACE_BITS) {
      throw cut.bad("end steps", ends.length + " ends", "an even number below 2^" + PLACE_BITS);
    }
    step = ends;
    size = ends.length;
    neuron = cut.indices("end neurons", size, known.length);
    pspThen = cut.doubles("psp at end", size);
    synapseThen = cut.doubles("synapse at end", size);
  }

  /** Neuron {@code j} has a spike delivered in step {@code t}. */
  void spike(long t, int j) {
    double freeSynapse = 0;
    double freePsp = 0;
    if (knownAt[j] >= 0) {
      long n = t + 1 - knownAt[j];
      freeSynapse = synapseAfter(j, n);
      freePsp = pspAfter(j, n);
      if (n > 1 && pspAfter(j, n - 1) <= threshold) {
        long cut = cutAfter(j);
        append(knownAt[j] + cut, j, -pspAfter(j, cut), -synapseAfter(j, cut));
        append(t + 1, j, freePsp, freeSynapse);
      }
    }
    knownAt[j] = t + 1;
    synapse[j] = freeSynapse + SYNAPSE_DECAY;
    psp[j] = freePsp + MEMBRANE_RATE * SYNAPSE_DECAY;
  }

  private double synapseAfter(int j, long n) {
    return Math.pow(SYNAPSE_DECAY, n) * synapse[j];
  }

  private double pspAfter(int j, long n) {
    double slow = Math.pow(MEMBRANE_DECAY, n);
    return slow * psp[j] + COUPLING * synapse[j] * (slow - Math.pow(SYNAPSE_DECAY, n));
  }

  /**
   * Steps after which the PSP has fallen to the threshold; it falls from its peak, some 70 steps
   * in.
   */
  private long cutAfter(int j) {
    double slowPart = psp[j] + COUPLING * synapse[j];
    long n = Math.max(1, (long) (Math.log(threshold / slowPart) / Math.log(MEMBRANE_DECAY)));
    while (n > 1 && pspAfter(j, n - 1) <= threshold) {
      n--;
    }
    while (pspAfter(j, n) > threshold) {
      n++;
    }
    return n;
  }

  private void append(long at, int j, double pspFactor, double synapseFactor) {
    if (size == step.length) {
      int room = 2 * size + 2;
      step = Arrays.copyOf(step, room);
      neuron = Arrays.copyOf(neuron, room);
      pspThen = Arrays.copyOf(pspThen, room);
      synapseThen = Arrays.copyOf(synapseThen, room);
    }
    step[size] = at;
    neuron[size] = j;
    pspThen[size] = pspFactor;
    synapseThen[size++] = synapseFactor;
  }

  /**
   * Prepares a pass backwards in time over the steps from {@code first} to {@code last}. Intervals
   * that began earlier are forgotten: so are the spikes before them.
   */
  void rewind(long first, long last) {
    forgetBefore(first);
    closed = size;
    for (int j = 0; j < knownAt.length; j++) {
      if (knownAt[j] >= 0 && pspAfter(j, last - knownAt[j]) <= threshold && knownAt[j] < last) {
        long cut = cutAfter(j);
        if (knownAt[j] + cut >= first) {
          append(knownAt[j] + cut, j, -pspAfter(j, cut), -synapseAfter(j, cut));
        }
      }
    }
    order = LongArrays.ensureCapacity(order, size);
    ordered = size;
    for (int k = 0; k < size; k++) {
      order[k] = step[k] << PLACE_BITS | k;
    }
    LongArrays.quickSort(order, 0, ordered);
    while (ordered > 0 && order[ordered - 1] >>> PLACE_BITS > last) {
      ordered--;
    }
  }

  private void forgetBefore(long first) {
    int kept = 0;
    for (int k = 0; k < size; k += 2) {
      if (step[k] >= first) {
        for (int end = 0; end < 2; end++, kept++) {
          step[kept] = step[k + end];
          neuron[kept] = neuron[k + end];
          pspThen[kept] = pspThen[k + end];
          synapseThen[kept] = synapseThen[k + end];
        }
      }
    }
    size = kept;
  }

  /**
   * Visits the ends of intervals at {@code t}; steps must descend, and {@link #finish} must follow.
   */
  void visit(long t, EventEligibility.RowVisitor visitor) {
    while (ordered > 0 && order[ordered - 1] >>> PLACE_BITS == t) {
      int k = (int) (order[--ordered] & ((1L << PLACE_BITS) - 1));
      visitor.visit(neuron[k], (float) pspThen[k], (float) (SYNAPSE_DECAY * synapseThen[k]));
    }
  }

  /** Ends the pass: intervals that are still open are not yet part of the record. */
  void finish() {
    size = closed;
  }
}
