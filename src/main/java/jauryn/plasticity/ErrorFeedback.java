/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.kernel.Connection;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import jauryn.math.Vectors;
import java.util.Arrays;

/**
 * Carries the errors of the output layer to a hidden layer: e_j ← Σ_k B_kj e_k (paper, section
 * 3.3.4).
 *
 * <p>What travels is the list of output neurons with an error, as left by plasticity one step
 * before, delayed by a fixed number of steps; it becomes a sum of rows of B in ascending order of
 * k.
 */
public final class ErrorFeedback implements Connection {
  private final String name;
  private final OutputError errors;
  private final FeedbackWeights weights;
  private final LayerError layer;
  private final int columns;
  private final ErrorList[] delayed;
  private final boolean accumulating;
  private final ErrorLog delivered;

  /**
   * Feedback to one layer.
   *
   * @param hidden the connection to the layer, which learns by its errors
   * @param delay further steps between the plasticity step that set the error and delivery, beyond
   *     one
   * @param accumulating whether errors add to what the layer has not taken yet (random feedback) or
   *     replace it (symmetric); a difference only while the layer does not learn
   */
  public ErrorFeedback(
      SuperSpikeConnection hidden,
      OutputError errors,
      FeedbackWeights weights,
      int delay,
      boolean accumulating) {
    name = "feedback to " + hidden.name();
    this.errors = errors;
    this.weights = weights;
    layer = hidden.error();
    columns = hidden.matrix().columns();
    this.accumulating = accumulating;
    delivered = new ErrorLog(layer.interval());
    delayed = new ErrorList[delay + 1];
    Arrays.setAll(delayed, k -> new ErrorList());
    layer.connect(this);
  }

  @Override
  public String name() {
    return name;
  }

  /** The errors that set out in {@code step}, which must lie no further back than the delay. */
  public ErrorList sent(long step) {
    return delayed[(int) Math.floorMod(step, (long) delayed.length)];
  }

  @Override
  public void save(StateWriter out) {
    delivered.save(out.in("errors delivered"));
    if (delayed.length > 1) {
      for (int k = 0; k < delayed.length; k++) {
        delayed[k].save(out, "errors on their way " + k);
      }
    }
  }

  @Override
  public void load(StateReader in) {
    delivered.load(in.in("errors delivered"), errors.size());
    if (delayed.length > 1) {
      for (int k = 0; k < delayed.length; k++) {
        delayed[k].load(in, "errors on their way " + k, errors.size());
      }
    }
    weights.refresh(); // errors delivered before may be recalled before the next ones come
  }

  @Override
  public void propagate(long step) {
    ErrorList arriving = arriving(step);
    if (arriving.size() > 0) {
      weights.refresh();
    }
    if (layer.isLate()) {
      delivered.append(step, arriving);
      return;
    }
    float[] incoming = layer.incoming();
    if (!accumulating) {
      Arrays.fill(incoming, 0f);
    }
    for (int k = 0; k < arriving.size(); k++) {
      Vectors.addScaled(arriving.error(k), weights.row(arriving.neuron(k)), incoming, columns);
    }
  }

  /**
   * Adds what was delivered in the steps from {@code first} to {@code last} once more, one row per
   * step, through the weights of the present window.
   */
  void recall(long first, long last, ErrorRows rows) {
    visitErrors(
        first,
        last,
        (row, output, error) -> rows.addScaled(row, error, weights.row(output), columns));
  }

  /** Visits what was delivered in the steps from {@code first} to {@code last}. */
  void visitErrors(long first, long last, LayerError.ErrorVisitor visitor) {
    long end = delivered.from(last + 1);
    for (long k = delivered.from(first); k < end; k++) {
      visitor.visit((int) (delivered.step(k) - first), delivered.neuron(k), delivered.error(k));
    }
  }

  /** Output neurons on all ranks. */
  int outputs() {
    return errors.size();
  }

  /** Weights from an output neuron. */
  float[] row(int output) {
    return weights.row(output);
  }

  private ErrorList arriving(long step) {
    if (delayed.length == 1) {
      return errors.nonZero(); // without delay nothing is kept
    }
    delayed[(int) (step % delayed.length)].copyFrom(errors.nonZero());
    return delayed[(int) ((step + 1) % delayed.length)];
  }
}
