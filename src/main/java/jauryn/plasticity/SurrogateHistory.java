/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

/**
 * Surrogate derivatives of a layer over the present update window and the feedback delay before it,
 * for a reader that goes back in time.
 */
interface SurrogateHistory {
  /** Forgets everything: no surrogate derivative counts before {@code step}. */
  void restart(long step);

  /** The window that begins with {@code step} follows the one before; weights still are the old. */
  void startWindow(long step);

  /** A step of the window is over: membranes are known and spikes are delivered. */
  void endStep(long step);

  /**
   * The row of {@code step}, which lies in the window or less than the feedback delay before it;
   * valid until the next call.
   */
  float[] at(long step);
}
