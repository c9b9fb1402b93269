/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.comm.NeuronRange;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import java.util.Arrays;

/** Keeps a row per step. */
final class StoredSurrogate implements SurrogateHistory {
  private final SurrogateDerivative derivative;
  private final float[] membrane;
  private final float[][] rows;

  StoredSurrogate(SurrogateDerivative derivative, float[] membrane, SuperSpikeSettings settings) {
    this.derivative = derivative;
    this.membrane = membrane;
    rows = new float[settings.updateInterval() + settings.feedbackDelay()][membrane.length];
  }

  @Override
  public void restart(long step) {
    for (float[] row : rows) {
      Arrays.fill(row, 0f);
    }
  }

  @Override
  public void startWindow(long step) {}

  @Override
  public void endStep(long step) {
    derivative.evaluate(membrane, at(step));
  }

  @Override
  public void save(StateWriter out, NeuronRange local) {
    out.rows("rows", local, rows.length, k -> rows[k]);
  }

  @Override
  public void load(StateReader in, NeuronRange local, long first, long last) {
    StateReader.Rows saved = in.rows("rows", local, rows.length);
    for (int k = 0; k < rows.length; k++) {
      saved.copy(k, rows[k]);
    }
  }

  @Override
  public float[] at(long step) {
    // Later rows come first, so that who goes back in time goes forward in memory.
    return rows[rows.length - 1 - (int) Math.floorMod(step, (long) rows.length)];
  }
}
