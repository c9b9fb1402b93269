/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.NumberText;

/**
 * Writes spikes as lines "time id", the time in seconds with as many decimals as Auryn's tool gives
 * it, 5 for 10000 steps per second.
 */
final class SpikeText implements SpikeMerge.Consumer {
  /** Where full buffers go. */
  @FunctionalInterface
  interface Sink {
    void write(byte[] bytes, int length);
  }

  private static final int BUFFER_SIZE = 1 << 16;

  private final Sink sink;
  private final double dt;
  private final int decimals;
  private final long maxId;
  private final byte[] buffer = new byte[BUFFER_SIZE];
  private int used;

  /** Lines for files with {@code stepsPerSecond}; leaves out ids of {@code maxId} and above. */
  SpikeText(Sink sink, long stepsPerSecond, long maxId) {
    this.sink = sink;
    this.dt = 1.0 / stepsPerSecond;
    this.decimals = decimals(dt);
    this.maxId = maxId;
  }

  /**
   * trunc(2 - ln dt / ln 10) in the arithmetic of the original, one fused multiply-add with the
   * reciprocal of ln 10: it decides whether a power of ten gets one decimal less.
   */
  static int decimals(double dt) {
    return (int) Math.fma(-StrictMath.log(dt), 1 / StrictMath.log(10), 2);
  }

  @Override
  public void spike(long step, long neuron) {
    if (neuron >= maxId) {
      return;
    }
    if (BUFFER_SIZE - used < 2 * NumberText.MAX_LENGTH) {
      flush();
    }
    int at = NumberText.fixed(buffer, used, step * dt, decimals);
    buffer[at++] = ' ';
    at = NumberText.unsigned(buffer, at, neuron);
    buffer[at++] = '\n';
    used = at;
  }

  /** Hands what is left to the sink. */
  void flush() {
    sink.write(buffer, used);
    used = 0;
  }
}
