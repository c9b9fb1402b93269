/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.comm.NeuronRange;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;

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

  /** Writes what of the window and before it can be asked for. */
  void save(StateWriter out, NeuronRange local);

  /**
   * Goes on within a window.
   *
   * @param first its first step
   * @param last the last step that is over
   */
  void load(StateReader in, NeuronRange local, long first, long last);

  /**
   * The row of {@code step}, which lies in the window or less than the feedback delay before it;
   * valid until the next call.
   */
  float[] at(long step);
}
