/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

import jauryn.comm.NeuronRange;
import java.util.Arrays;

/**
 * Exponentially decaying counts of spikes that cost something only when there is a spike: the value
 * of neuron i in step t is Σ exp(−(t − s)·dt/τ) over its spikes in steps s before t.
 *
 * <p>All values decay by the same factor, so that what is stored is the value times a factor common
 * to all, exp((t − t0)·dt/τ), and does not change between spikes. As that factor grows, t0 moves on
 * every ten time constants, in steps that do not depend on anything else; values that have become
 * negligible (1e-20) are zero from then on.
 */
public final class EventTrace {
  private static final double EPOCH_TAUS = 10;
  private static final float NEGLIGIBLE = 1e-20f;

  private final double rate;
  private final long epoch;
  private final float epochDecay;
  private final float[] scaled;

  /**
   * Zeros.
   *
   * @param tau time constant in seconds
   * @param length number of neurons
   */
  public EventTrace(double tau, int length) {
    rate = SimulationTime.DT / tau;
    epoch = Math.max(1, (long) (EPOCH_TAUS / rate));
    epochDecay = (float) StrictMath.exp(-rate * epoch);
    scaled = new float[length];
  }

  /**
   * To be called at the beginning of every step; whether all {@link #scaled} values have changed.
   */
  public boolean begin(long step) {
    if (step % epoch != 0) {
      return false;
    }
    for (int i = 0; i < scaled.length; i++) {
      float value = scaled[i] * epochDecay;
      scaled[i] = value < NEGLIGIBLE ? 0f : value;
    }
    return true;
  }

  /** What {@link #scaled} values are to be multiplied by to give those of {@code step}. */
  public double factor(long step) {
    return StrictMath.exp(-rate * (step % epoch));
  }

  /** What a spike in {@code step} adds to a scaled value. */
  public float increment(long step) {
    return (float) StrictMath.exp(rate * (step % epoch));
  }

  /** The values times a common factor, live. */
  public float[] scaled() {
    return scaled;
  }

  /** Sets all values as of {@code step}, which has not begun. */
  public void fill(double value, long step) {
    long age = step % epoch == 0 ? epoch : step % epoch;
    Arrays.fill(scaled, (float) (value * StrictMath.exp(rate * age)));
  }

  /** Writes counts of all neurons of a group, the same on all ranks. */
  public void save(StateWriter out, String name) {
    out.floats(name, scaled, scaled.length);
  }

  /** Writes counts of local neurons. */
  public void save(StateWriter out, String name, NeuronRange local) {
    out.neurons(name, local, scaled);
  }

  /** Takes over counts of all neurons of a group. */
  public void load(StateReader in, String name) {
    System.arraycopy(in.floats(name, scaled.length), 0, scaled, 0, scaled.length);
  }

  /** Takes over counts of local neurons. */
  public void load(StateReader in, String name, NeuronRange local) {
    in.neurons(name, local, scaled);
  }
}
