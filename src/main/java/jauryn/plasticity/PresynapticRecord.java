/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import it.unimi.dsi.fastutil.longs.LongArrays;
import jauryn.kernel.SpikeHistory;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import java.util.Arrays;

/**
 * Synaptic trace x and PSP y of every presynaptic neuron at the start of a stretch of steps, and
 * the intervals in it in which the PSP is too small to count, for the event-driven rule.
 *
 * <p>Between spikes x and y decay freely, so all they would still add to the gradient from the
 * start of step t on is V(t) = y·η(t) + exp(−dt/τ_syn)·x·ξ(t), with the adjoints η and ξ. A PSP
 * that does not count from t₁ to t₂ takes V(t₁) − V(t₂) away: two more rows, at the ends of the
 * interval. It matters only for synapses that have no other gradient; but these would otherwise
 * make whole steps, because the learning rate is normalised.
 */
final class PresynapticRecord {
  private static final double SYNAPSE_DECAY = SpikeAdjoint.RATES.synapseDecay();
  private static final double MEMBRANE_RATE = SpikeAdjoint.RATES.membraneRate();
  private static final double MEMBRANE_DECAY = SpikeAdjoint.RATES.membraneDecay();
  private static final double COUPLING =
      MEMBRANE_RATE * SYNAPSE_DECAY / (MEMBRANE_DECAY - SYNAPSE_DECAY);
  private static final DecayTable SYNAPSE = new DecayTable(SYNAPSE_DECAY);
  private static final DecayTable MEMBRANE = new DecayTable(MEMBRANE_DECAY);

  /** Below this nothing is left of a spike. */
  private static final double NOTHING = 1e-60;

  /** Bits of an entry that hold its place; the rest is its step. */
  private static final int PLACE_BITS = 24;

  private final double threshold;
  private final double[] startSynapse;
  private final double[] startPsp;

  /** Step at whose start {@link #synapse} and {@link #psp} of a neuron are known. */
  private final long[] knownAt;

  private final double[] synapse;
  private final double[] psp;
  private long first;
  private long last;

  private long[] order = new long[64];
  private int[] neuron = new int[64];
  private double[] pspThen = new double[64];
  private double[] synapseThen = new double[64];
  private int size;
  private int place;

  PresynapticRecord(SuperSpikeSettings settings, int neurons) {
    threshold = settings.variant().negligiblePsp();
    startSynapse = new double[neurons];
    startPsp = new double[neurons];
    knownAt = new long[neurons];
    synapse = new double[neurons];
    psp = new double[neurons];
  }

  /** Forgets all spikes; the next stretch begins with step {@code first}. */
  void restart(long first) {
    this.first = first;
    Arrays.fill(startSynapse, 0);
    Arrays.fill(startPsp, 0);
  }

  void save(StateWriter out) {
    StateWriter start = out.in("presynaptic");
    start.doubles("synapse", startSynapse, startSynapse.length);
    start.doubles("psp", startPsp, startPsp.length);
  }

  /** Goes on with a stretch that begins with step {@code first}. */
  void load(StateReader in, long first) {
    StateReader start = in.in("presynaptic");
    this.first = first;
    copy(start, "synapse", startSynapse);
    copy(start, "psp", startPsp);
  }

  private static void copy(StateReader in, String name, double[] into) {
    double[] saved = in.doubles(name, into.length);
    for (double value : saved) {
      if (!(value >= 0 && value <= Float.MAX_VALUE)) {
        throw in.bad(name, value, "numbers that are not negative");
      }
    }
    System.arraycopy(saved, 0, into, 0, into.length);
  }

  /** Takes in the spikes delivered from the start of the stretch to the step {@code last}. */
  void read(SpikeHistory spikes, long last) {
    this.last = last;
    size = 0;
    Arrays.fill(knownAt, first);
    System.arraycopy(startSynapse, 0, synapse, 0, synapse.length);
    System.arraycopy(startPsp, 0, psp, 0, psp.length);
    for (long k = spikes.first(); k < spikes.end() && spikes.step(k) <= last; k++) {
      if (spikes.step(k) >= first) {
        spike(spikes.step(k), spikes.neuron(k));
      }
    }
    for (int j = 0; j < knownAt.length; j++) {
      if (psp[j] > threshold && knownAt[j] <= last && pspAfter(j, last - knownAt[j]) <= threshold) {
        fallBelowThreshold(j);
      }
    }
    LongArrays.quickSort(order, 0, size);
  }

  /** The stretch that was read is over; the next begins after its last step. */
  void advance() {
    for (int j = 0; j < knownAt.length; j++) {
      long n = last + 1 - knownAt[j];
      startSynapse[j] = synapseAfter(j, n);
      startPsp[j] = pspAfter(j, n);
      if (startSynapse[j] + startPsp[j] < NOTHING) {
        startSynapse[j] = 0;
        startPsp[j] = 0;
      }
    }
    first = last + 1;
  }

  /** Synaptic trace of neuron {@code j} after the last step read. */
  double synapseAtEnd(int j) {
    return synapseAfter(j, last + 1 - knownAt[j]);
  }

  /** PSP of neuron {@code j} at the start of the stretch; 0 if it does not count. */
  float startPsp(int j) {
    return startPsp[j] > threshold ? (float) startPsp[j] : 0f;
  }

  /** Factor of ξ for neuron {@code j} at the start of the stretch, where its PSP counts. */
  float startSynapse(int j) {
    return (float) (SYNAPSE_DECAY * startSynapse[j]);
  }

  private void spike(long t, int j) {
    long n = t + 1 - knownAt[j];
    double freeSynapse = synapseAfter(j, n);
    double freePsp = pspAfter(j, n);
    boolean another = n == 0; // in the same step, as background noise may add
    if (!another && pspAfter(j, n - 1) <= threshold) {
      if (psp[j] > threshold) {
        fallBelowThreshold(j);
      }
      if (freeSynapse > 0) {
        append(t + 1, j, freePsp, freeSynapse);
      }
    }
    knownAt[j] = t + 1;
    synapse[j] = freeSynapse + SYNAPSE_DECAY;
    psp[j] = freePsp + MEMBRANE_RATE * SYNAPSE_DECAY;
  }

  private void fallBelowThreshold(int j) {
    long cut = cutAfter(j);
    append(knownAt[j] + cut, j, -pspAfter(j, cut), -synapseAfter(j, cut));
  }

  private double synapseAfter(int j, long n) {
    return SYNAPSE.after(n) * synapse[j];
  }

  private double pspAfter(int j, long n) {
    double slow = MEMBRANE.after(n);
    return slow * psp[j] + COUPLING * synapse[j] * (slow - SYNAPSE.after(n));
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
    if (at > last) {
      return;
    }
    if (size == neuron.length) {
      order = Arrays.copyOf(order, 2 * size);
      neuron = Arrays.copyOf(neuron, 2 * size);
      pspThen = Arrays.copyOf(pspThen, 2 * size);
      synapseThen = Arrays.copyOf(synapseThen, 2 * size);
    }
    order[size] = (at - first) << PLACE_BITS | size;
    neuron[size] = j;
    pspThen[size] = pspFactor;
    synapseThen[size++] = synapseFactor;
  }

  /** Whether an interval ends at {@code t} that was not yet taken; steps must descend. */
  boolean hasEvent(long t) {
    return size > 0 && order[size - 1] >>> PLACE_BITS == t - first;
  }

  /** Takes the end of an interval. */
  void next() {
    place = (int) (order[--size] & ((1L << PLACE_BITS) - 1));
  }

  /** The presynaptic neuron of the end that was taken. */
  int neuron() {
    return neuron[place];
  }

  /** Factor of η in the row that the neuron adds. */
  float byPsp() {
    return (float) pspThen[place];
  }

  /** Factor of ξ in the row that the neuron adds. */
  float bySynapse() {
    return (float) (SYNAPSE_DECAY * synapseThen[place]);
  }
}
