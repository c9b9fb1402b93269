/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

/**
 * Axonal delay line of a group: the spikes of the last steps, one list a step.
 *
 * <p>A ring of lists indexed by step modulo its length, a power of two that exceeds the delay by at
 * least the exchange interval, so that a list is neither read nor written while it is reused.
 */
public final class SpikeDelay {
  private final int delay;
  private final SpikeList[] ring;
  private final int mask;

  /** A delay line of {@code delay} steps, at least {@link SimulationTime#MIN_DELAY}. */
  public SpikeDelay(int delay) {
    if (delay < SimulationTime.MIN_DELAY) {
      throw new IllegalArgumentException(
          "an axonal delay takes at least " + SimulationTime.MIN_DELAY + " steps, not " + delay);
    }
    this.delay = delay;
    int length = Integer.highestOneBit(delay + SimulationTime.MIN_DELAY) << 1;
    ring = new SpikeList[length];
    for (int i = 0; i < length; i++) {
      ring[i] = new SpikeList();
    }
    mask = length - 1;
  }

  /** The delay in steps. */
  public int delay() {
    return delay;
  }

  /** Spikes emitted in {@code step}, which may lie up to {@link #delay()} + 1 steps back. */
  public SpikeList emitted(long step) {
    return ring[(int) step & mask];
  }

  /** Spikes that arrive in {@code step}: those emitted {@link #delay()} steps before. */
  public SpikeList arriving(long step) {
    return ring[(int) (step - delay) & mask];
  }
}
