/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

/**
 * The definition of {@link VectorKernel}: one neuron after the other, in the order of operations of
 * the loops that carry all neurons through one step.
 */
public final class ScalarKernel implements VectorKernel {
  private final int lanes;
  private final int countLanes;

  /** With so many neurons in a group. */
  public ScalarKernel(int lanes) {
    this(lanes, lanes + 3);
  }

  /** With groups of another size for counts of spikes. */
  public ScalarKernel(int lanes, int countLanes) {
    this.lanes = lanes;
    this.countLanes = countLanes;
  }

  @Override
  public int lanes() {
    return lanes;
  }

  @Override
  public int integrateAndFind(
      float rest,
      float[] leak,
      float decay,
      float[] membrane,
      float[] current,
      int neurons,
      float threshold,
      int[] found) {
    CurrentBasedMembrane.integrate(rest, leak, decay, membrane, current, membrane.length);
    int count = 0;
    for (int i = 0; i < neurons; i++) {
      if (membrane[i] > threshold) {
        found[count++] = i;
      }
    }
    return count;
  }

  @Override
  public int membranes(
      SurrogateReplay constants,
      float[] neurons,
      float[] membranes,
      int origin,
      int from,
      int to,
      float[] weights,
      LaneEvents input,
      int next) {
    int event = next;
    for (int row = from; row < to; row++) {
      for (int i = 0; i < lanes; i++) {
        float current = neurons[lanes + i];
        float drive = (constants.rest() - neurons[i]) + current;
        neurons[i] = Math.fma(neurons[2 * lanes + i], drive, neurons[i]);
        neurons[lanes + i] = current * constants.currentDecay();
        membranes[(row - origin) * lanes + i] = neurons[i];
      }
      for (; event < input.size() && input.row(event) == row; event++) {
        for (int i = 0; i < lanes; i++) {
          neurons[lanes + i] += weights[input.source(event) * lanes + i];
        }
      }
    }
    return event;
  }

  @Override
  public void surrogate(SurrogateReplay constants, float[] table, int rows) {
    SurrogateKernel.evaluate(
        constants.beta(), constants.threshold(), constants.cutOff(), table, table, rows * lanes);
  }

  @Override
  public int errors(
      float riseRate,
      float decayRate,
      float[] filter,
      float[] factor,
      float[] result,
      int origin,
      int from,
      int to,
      float[] weights,
      LaneEvents errors,
      int next) {
    int event = next;
    for (int row = from; row < to; row++) {
      for (int i = 0; i < lanes; i++) {
        step(riseRate, decayRate, filter, i);
        result[(row - origin) * lanes + i] = filter[2 * lanes + i] * factor[i];
      }
      event = take(filter, row, weights, errors, event);
    }
    return event;
  }

  @Override
  public int averagedErrors(
      float riseRate,
      float decayRate,
      float dt,
      float averageDecay,
      float[] filter,
      float[] result,
      int origin,
      int from,
      int to,
      float[] weights,
      LaneEvents errors,
      int next) {
    int event = next;
    for (int row = from; row < to; row++) {
      for (int i = 0; i < lanes; i++) {
        step(riseRate, decayRate, filter, i);
        float e = filter[2 * lanes + i];
        result[(row - origin) * lanes + i] = e;
        filter[3 * lanes + i] = filter[3 * lanes + i] * averageDecay + e * e * dt;
      }
      event = take(filter, row, weights, errors, event);
    }
    return event;
  }

  private void step(float riseRate, float decayRate, float[] filter, int i) {
    float rising = filter[lanes + i];
    rising = Math.fma(riseRate, filter[i] - rising, rising);
    filter[lanes + i] = rising;
    float filtered = filter[2 * lanes + i];
    filter[2 * lanes + i] = Math.fma(decayRate, rising - filtered, filtered);
    filter[i] = 0f;
  }

  private int take(float[] filter, int row, float[] weights, LaneEvents errors, int next) {
    int event = next;
    for (; event < errors.size() && errors.row(event) == row; event++) {
      for (int i = 0; i < lanes; i++) {
        float weight = weights[errors.source(event) * lanes + i];
        float factor = errors.factors()[event];
        filter[i] = event == next ? weight * factor : Math.fma(factor, weight, filter[i]);
      }
    }
    return event;
  }

  @Override
  public int activity(
      float decay,
      float threshold,
      float[] state,
      float[] errors,
      int origin,
      int from,
      int to,
      LaneEvents spikes,
      int next) {
    int event = next;
    for (int row = from; row < to; row++) {
      for (; event < spikes.size() && spikes.row(event) == row; event++) {
        state[spikes.source(event)] += 1f;
      }
      for (int i = 0; i < lanes; i++) {
        state[i] *= decay;
        float square = state[i] * state[i];
        if (Math.abs(errors[(row - origin) * lanes + i]) > threshold) {
          state[lanes + i] += square * square;
        }
      }
    }
    return event;
  }

  @Override
  public int countLanes() {
    return countLanes;
  }

  @Override
  public int counts(
      float decay, float[] values, int first, int from, int to, LaneEvents spikes, int next) {
    int event = next;
    for (int row = from; row < to; row++) {
      for (; spikes.row(event) == row; event++) {
        values[first + spikes.source(event)] += 1f;
      }
      for (int i = 0; i < countLanes; i++) {
        values[first + i] *= decay;
      }
    }
    return event;
  }

  @Override
  public void gather(float[][] rows, int first, float[] table) {
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(rows[row], first, table, row * lanes, lanes);
    }
  }

  @Override
  public void scatter(float[] table, float[][] rows, int first) {
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(table, row * lanes, rows[row], first, lanes);
    }
  }

  @Override
  public void quiet(float threshold, float[] filter, float[] factor) {
    for (int i = 0; i < lanes; i++) {
      boolean small =
          Math.abs(filter[lanes + i]) <= threshold && Math.abs(filter[2 * lanes + i]) <= threshold;
      factor[i] = filter[i] == 0f && small ? 0f : 1f;
    }
  }

  @Override
  public void cutOff(
      float threshold,
      float limit,
      float[] factor,
      float[] before,
      float[] filter,
      float[] values,
      int rows) {
    for (int i = 0; i < lanes; i++) {
      boolean fades = fades(before[i], limit) || fades(filter[2 * lanes + i], limit);
      for (int row = 0; fades && factor[i] != 0f && row < rows; row++) {
        if (Math.abs(values[row * lanes + i]) <= threshold) {
          values[row * lanes + i] = 0f;
        }
      }
    }
  }

  private static boolean fades(float error, float limit) {
    return error != 0f && Math.abs(error) < limit;
  }

  @Override
  public int adjoint(
      AdjointRates rates,
      float[] adjoint,
      float[] error,
      int errorOrigin,
      float[] surrogate,
      int origin,
      int delay,
      int from,
      int to,
      float[] sum,
      LaneEvents events,
      int next) {
    int event = next;
    for (int row = from; row >= to; row--) {
      for (int i = 0; i < lanes; i++) {
        float e = error[(row + delay - errorOrigin) * lanes + i];
        float b = Math.fma(rates.followDecay(), adjoint[i], e);
        float a = Math.fma(rates.followRate(), b, rates.riseDecay() * adjoint[lanes + i]);
        adjoint[i] = b;
        adjoint[lanes + i] = a;
        spikeAdjoint(rates, adjoint, 2 * lanes + i, surrogate[(row - origin) * lanes + i], a);
      }
      event = add(adjoint, 2 * lanes, row, sum, events, event);
    }
    return event;
  }

  @Override
  public int givenAdjoint(
      AdjointRates rates,
      float[] adjoint,
      float[] byEligibility,
      float[] surrogate,
      int origin,
      int delay,
      int from,
      int to,
      float[] sum,
      LaneEvents events,
      int next) {
    int event = next;
    for (int row = from; row >= to; row--) {
      for (int i = 0; i < lanes; i++) {
        float p = surrogate[(row - origin) * lanes + i];
        spikeAdjoint(rates, adjoint, i, p, byEligibility[row + delay]);
      }
      event = add(adjoint, 0, row, sum, events, event);
    }
    return event;
  }

  private void spikeAdjoint(AdjointRates rates, float[] adjoint, int at, float p, float a) {
    float eta = adjoint[at];
    float xi = adjoint[at + lanes];
    adjoint[at + lanes] = Math.fma(rates.membraneRate(), eta, rates.synapseDecay() * xi);
    adjoint[at] = Math.fma(p, a, rates.membraneDecay() * eta);
  }

  private int add(float[] adjoint, int first, int row, float[] sum, LaneEvents events, int next) {
    int event = next;
    for (; event < events.size() && events.row(event) == row; event++) {
      for (int i = 0; i < lanes; i++) {
        int at = events.source(event) * lanes + i;
        sum[at] = Math.fma(events.factors()[event], adjoint[first + lanes + i], sum[at]);
        float second = events.secondFactors()[event];
        if (second != 0f) {
          sum[at] = Math.fma(second, adjoint[first + i], sum[at]);
        }
      }
    }
    return event;
  }
}
