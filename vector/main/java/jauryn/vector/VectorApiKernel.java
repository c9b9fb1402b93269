/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.vector;

import jauryn.math.AdjointRates;
import jauryn.math.LaneEvents;
import jauryn.math.SurrogateReplay;
import jauryn.math.VectorKernel;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops with the vectors of the processor, through the Vector API of Java (JEP 338 and later).
 *
 * <p>No vector is handed to a method of our own: whether such a call is inlined depends on what was
 * compiled before, and where it is not, vectors become objects and the loop a hundred times slower.
 *
 * <p>Two registers are carried at once, {@code …0} and {@code …1}: each operation waits for the one
 * before, and so the processor has something to do meanwhile.
 */
public final class VectorApiKernel implements VectorKernel {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = SPECIES.length();
  private static final int LANES = 2 * WIDTH;
  private static final int SIGN = Float.SIZE - 1;
  private static final float TINY = 1e-30f; // as in SurrogateKernel

  @Override
  public int lanes() {
    return LANES;
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
    FloatVector resting = FloatVector.broadcast(SPECIES, rest);
    FloatVector limit = FloatVector.broadcast(SPECIES, threshold);
    int whole = SPECIES.loopBound(neurons);
    int count = 0;
    for (int i = 0; i < whole; i += WIDTH) {
      FloatVector u = FloatVector.fromArray(SPECIES, membrane, i);
      FloatVector input = FloatVector.fromArray(SPECIES, current, i);
      u = FloatVector.fromArray(SPECIES, leak, i).fma(resting.sub(u).add(input), u);
      u.intoArray(membrane, i);
      input.mul(decay).intoArray(current, i);
      if (u.compare(VectorOperators.GT, limit).anyTrue()) {
        count = above(threshold, membrane, i, i + WIDTH, found, count);
      }
    }
    for (int i = whole; i < membrane.length; i++) {
      float drive = (rest - membrane[i]) + current[i];
      membrane[i] = Math.fma(leak[i], drive, membrane[i]);
      current[i] *= decay;
    }
    return above(threshold, membrane, whole, neurons, found, count);
  }

  private static int above(
      float threshold, float[] membrane, int from, int to, int[] found, int count) {
    int next = count;
    for (int i = from; i < to; i++) {
      if (membrane[i] > threshold) {
        found[next++] = i;
      }
    }
    return next;
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
    FloatVector rest = FloatVector.broadcast(SPECIES, constants.rest());
    FloatVector decay = FloatVector.broadcast(SPECIES, constants.currentDecay());
    FloatVector membrane0 = FloatVector.fromArray(SPECIES, neurons, 0);
    FloatVector membrane1 = FloatVector.fromArray(SPECIES, neurons, WIDTH);
    FloatVector current0 = FloatVector.fromArray(SPECIES, neurons, LANES);
    FloatVector current1 = FloatVector.fromArray(SPECIES, neurons, LANES + WIDTH);
    FloatVector rate0 = FloatVector.fromArray(SPECIES, neurons, 2 * LANES);
    FloatVector rate1 = FloatVector.fromArray(SPECIES, neurons, 2 * LANES + WIDTH);
    int[] eventRows = input.rows();
    int[] sources = input.sources();
    int event = next;
    int eventRow = eventRows[event];
    for (int row = from; row < to; row++) {
      membrane0 = rate0.fma(rest.sub(membrane0).add(current0), membrane0);
      membrane1 = rate1.fma(rest.sub(membrane1).add(current1), membrane1);
      current0 = current0.mul(decay);
      current1 = current1.mul(decay);
      membrane0.intoArray(membranes, (row - origin) * LANES);
      membrane1.intoArray(membranes, (row - origin) * LANES + WIDTH);
      while (row == eventRow) {
        current0 = current0.add(FloatVector.fromArray(SPECIES, weights, sources[event] * LANES));
        current1 =
            current1.add(FloatVector.fromArray(SPECIES, weights, sources[event] * LANES + WIDTH));
        eventRow = eventRows[++event];
      }
    }
    membrane0.intoArray(neurons, 0);
    membrane1.intoArray(neurons, WIDTH);
    current0.intoArray(neurons, LANES);
    current1.intoArray(neurons, LANES + WIDTH);
    return event;
  }

  @Override
  public void surrogate(SurrogateReplay constants, float[] table, int rows) {
    float reach = constants.beta() * (constants.threshold() - constants.cutOff());
    FloatVector largest = FloatVector.broadcast(SPECIES, Math.nextUp(1f + reach));
    FloatVector beta = FloatVector.broadcast(SPECIES, constants.beta());
    FloatVector threshold = FloatVector.broadcast(SPECIES, constants.threshold());
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    FloatVector tiny = FloatVector.broadcast(SPECIES, TINY);
    for (int k = 0; k < rows * LANES; k += WIDTH) {
      FloatVector membrane = FloatVector.fromArray(SPECIES, table, k);
      FloatVector distance = membrane.sub(threshold).mul(beta).abs().add(one);
      FloatVector inside = largest.sub(distance);
      FloatVector m = inside.add(inside.abs());
      m.mul(beta).div(distance.mul(distance).mul(m).add(tiny)).intoArray(table, k);
    }
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
    FloatVector zero = FloatVector.broadcast(SPECIES, 0f);
    FloatVector rise = FloatVector.broadcast(SPECIES, riseRate);
    FloatVector decay = FloatVector.broadcast(SPECIES, decayRate);
    FloatVector error0 = FloatVector.fromArray(SPECIES, filter, 0);
    FloatVector error1 = FloatVector.fromArray(SPECIES, filter, WIDTH);
    FloatVector rising0 = FloatVector.fromArray(SPECIES, filter, LANES);
    FloatVector rising1 = FloatVector.fromArray(SPECIES, filter, LANES + WIDTH);
    FloatVector filtered0 = FloatVector.fromArray(SPECIES, filter, 2 * LANES);
    FloatVector filtered1 = FloatVector.fromArray(SPECIES, filter, 2 * LANES + WIDTH);
    FloatVector factor0 = FloatVector.fromArray(SPECIES, factor, 0);
    FloatVector factor1 = FloatVector.fromArray(SPECIES, factor, WIDTH);
    int[] eventRows = errors.rows();
    int[] sources = errors.sources();
    float[] factors = errors.factors();
    int event = next;
    int eventRow = eventRows[event];
    for (int row = from; row < to; row++) {
      rising0 = rise.fma(error0.sub(rising0), rising0);
      rising1 = rise.fma(error1.sub(rising1), rising1);
      filtered0 = decay.fma(rising0.sub(filtered0), filtered0);
      filtered1 = decay.fma(rising1.sub(filtered1), filtered1);
      filtered0.mul(factor0).intoArray(result, (row - origin) * LANES);
      filtered1.mul(factor1).intoArray(result, (row - origin) * LANES + WIDTH);
      error0 = zero;
      error1 = zero;
      if (row == eventRow) {
        float size = factors[event];
        error0 = FloatVector.fromArray(SPECIES, weights, sources[event] * LANES).mul(size);
        error1 = FloatVector.fromArray(SPECIES, weights, sources[event] * LANES + WIDTH).mul(size);
        eventRow = eventRows[++event];
        while (row == eventRow) {
          FloatVector more = FloatVector.broadcast(SPECIES, factors[event]);
          error0 =
              more.fma(FloatVector.fromArray(SPECIES, weights, sources[event] * LANES), error0);
          error1 =
              more.fma(
                  FloatVector.fromArray(SPECIES, weights, sources[event] * LANES + WIDTH), error1);
          eventRow = eventRows[++event];
        }
      }
    }
    error0.intoArray(filter, 0);
    error1.intoArray(filter, WIDTH);
    rising0.intoArray(filter, LANES);
    rising1.intoArray(filter, LANES + WIDTH);
    filtered0.intoArray(filter, 2 * LANES);
    filtered1.intoArray(filter, 2 * LANES + WIDTH);
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
    FloatVector zero = FloatVector.broadcast(SPECIES, 0f);
    FloatVector rise = FloatVector.broadcast(SPECIES, riseRate);
    FloatVector decay = FloatVector.broadcast(SPECIES, decayRate);
    FloatVector error0 = FloatVector.fromArray(SPECIES, filter, 0);
    FloatVector error1 = FloatVector.fromArray(SPECIES, filter, WIDTH);
    FloatVector rising0 = FloatVector.fromArray(SPECIES, filter, LANES);
    FloatVector rising1 = FloatVector.fromArray(SPECIES, filter, LANES + WIDTH);
    FloatVector filtered0 = FloatVector.fromArray(SPECIES, filter, 2 * LANES);
    FloatVector filtered1 = FloatVector.fromArray(SPECIES, filter, 2 * LANES + WIDTH);
    FloatVector average0 = FloatVector.fromArray(SPECIES, filter, 3 * LANES);
    FloatVector average1 = FloatVector.fromArray(SPECIES, filter, 3 * LANES + WIDTH);
    FloatVector remains = FloatVector.broadcast(SPECIES, averageDecay);
    FloatVector step = FloatVector.broadcast(SPECIES, dt);
    int[] eventRows = errors.rows();
    int[] sources = errors.sources();
    float[] factors = errors.factors();
    int event = next;
    int eventRow = eventRows[event];
    for (int row = from; row < to; row++) {
      rising0 = rise.fma(error0.sub(rising0), rising0);
      rising1 = rise.fma(error1.sub(rising1), rising1);
      filtered0 = decay.fma(rising0.sub(filtered0), filtered0);
      filtered1 = decay.fma(rising1.sub(filtered1), filtered1);
      filtered0.intoArray(result, (row - origin) * LANES);
      filtered1.intoArray(result, (row - origin) * LANES + WIDTH);
      average0 = average0.mul(remains).add(filtered0.mul(filtered0).mul(step));
      average1 = average1.mul(remains).add(filtered1.mul(filtered1).mul(step));
      error0 = zero;
      error1 = zero;
      if (row == eventRow) {
        float size = factors[event];
        error0 = FloatVector.fromArray(SPECIES, weights, sources[event] * LANES).mul(size);
        error1 = FloatVector.fromArray(SPECIES, weights, sources[event] * LANES + WIDTH).mul(size);
        eventRow = eventRows[++event];
        while (row == eventRow) {
          FloatVector more = FloatVector.broadcast(SPECIES, factors[event]);
          error0 =
              more.fma(FloatVector.fromArray(SPECIES, weights, sources[event] * LANES), error0);
          error1 =
              more.fma(
                  FloatVector.fromArray(SPECIES, weights, sources[event] * LANES + WIDTH), error1);
          eventRow = eventRows[++event];
        }
      }
    }
    error0.intoArray(filter, 0);
    error1.intoArray(filter, WIDTH);
    rising0.intoArray(filter, LANES);
    rising1.intoArray(filter, LANES + WIDTH);
    filtered0.intoArray(filter, 2 * LANES);
    filtered1.intoArray(filter, 2 * LANES + WIDTH);
    average0.intoArray(filter, 3 * LANES);
    average1.intoArray(filter, 3 * LANES + WIDTH);
    return event;
  }

  /** Floats that are not negative ascend as integers; so the sign of a difference is a mask. */
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
    FloatVector remains = FloatVector.broadcast(SPECIES, decay);
    IntVector limit = FloatVector.broadcast(SPECIES, threshold).reinterpretAsInts();
    int[] eventRows = spikes.rows();
    int[] sources = spikes.sources();
    int event = next;
    int row = from;
    while (row < to) {
      while (eventRows[event] == row) {
        state[sources[event++]] += 1f;
      }
      int end = eventRows[event] > row && eventRows[event] < to ? eventRows[event] : to;
      FloatVector z0 = FloatVector.fromArray(SPECIES, state, 0);
      FloatVector z1 = FloatVector.fromArray(SPECIES, state, WIDTH);
      FloatVector sum0 = FloatVector.fromArray(SPECIES, state, LANES);
      FloatVector sum1 = FloatVector.fromArray(SPECIES, state, LANES + WIDTH);
      for (; row < end; row++) {
        z0 = z0.mul(remains);
        z1 = z1.mul(remains);
        int at = (row - origin) * LANES;
        IntVector above0 =
            limit
                .sub(FloatVector.fromArray(SPECIES, errors, at).abs().reinterpretAsInts())
                .lanewise(VectorOperators.ASHR, SIGN);
        IntVector above1 =
            limit
                .sub(FloatVector.fromArray(SPECIES, errors, at + WIDTH).abs().reinterpretAsInts())
                .lanewise(VectorOperators.ASHR, SIGN);
        FloatVector square0 = z0.mul(z0);
        FloatVector square1 = z1.mul(z1);
        sum0 = sum0.add(square0.mul(square0).reinterpretAsInts().and(above0).reinterpretAsFloats());
        sum1 = sum1.add(square1.mul(square1).reinterpretAsInts().and(above1).reinterpretAsFloats());
      }
      z0.intoArray(state, 0);
      z1.intoArray(state, WIDTH);
      sum0.intoArray(state, LANES);
      sum1.intoArray(state, LANES + WIDTH);
    }
    return event;
  }

  @Override
  public int countLanes() {
    return 8 * WIDTH;
  }

  /** As many registers as it takes for multiplications not to wait for each other. */
  @Override
  public int counts(
      float decay, float[] values, int first, int from, int to, LaneEvents spikes, int next) {
    FloatVector remains = FloatVector.broadcast(SPECIES, decay);
    int[] eventRows = spikes.rows();
    int[] sources = spikes.sources();
    int event = next;
    int row = from;
    while (row < to) {
      while (eventRows[event] == row) {
        values[first + sources[event++]] += 1f;
      }
      int end = eventRows[event] > row && eventRows[event] < to ? eventRows[event] : to;
      FloatVector x0 = FloatVector.fromArray(SPECIES, values, first);
      FloatVector x1 = FloatVector.fromArray(SPECIES, values, first + WIDTH);
      FloatVector x2 = FloatVector.fromArray(SPECIES, values, first + 2 * WIDTH);
      FloatVector x3 = FloatVector.fromArray(SPECIES, values, first + 3 * WIDTH);
      FloatVector x4 = FloatVector.fromArray(SPECIES, values, first + 4 * WIDTH);
      FloatVector x5 = FloatVector.fromArray(SPECIES, values, first + 5 * WIDTH);
      FloatVector x6 = FloatVector.fromArray(SPECIES, values, first + 6 * WIDTH);
      FloatVector x7 = FloatVector.fromArray(SPECIES, values, first + 7 * WIDTH);
      for (; row < end; row++) {
        x0 = x0.mul(remains);
        x1 = x1.mul(remains);
        x2 = x2.mul(remains);
        x3 = x3.mul(remains);
        x4 = x4.mul(remains);
        x5 = x5.mul(remains);
        x6 = x6.mul(remains);
        x7 = x7.mul(remains);
      }
      x0.intoArray(values, first);
      x1.intoArray(values, first + WIDTH);
      x2.intoArray(values, first + 2 * WIDTH);
      x3.intoArray(values, first + 3 * WIDTH);
      x4.intoArray(values, first + 4 * WIDTH);
      x5.intoArray(values, first + 5 * WIDTH);
      x6.intoArray(values, first + 6 * WIDTH);
      x7.intoArray(values, first + 7 * WIDTH);
    }
    return event;
  }

  @Override
  public void gather(float[][] rows, int first, float[] table) {
    for (int row = 0; row < rows.length; row++) {
      FloatVector.fromArray(SPECIES, rows[row], first).intoArray(table, row * LANES);
      FloatVector.fromArray(SPECIES, rows[row], first + WIDTH)
          .intoArray(table, row * LANES + WIDTH);
    }
  }

  @Override
  public void scatter(float[] table, float[][] rows, int first) {
    for (int row = 0; row < rows.length; row++) {
      FloatVector.fromArray(SPECIES, table, row * LANES).intoArray(rows[row], first);
      FloatVector.fromArray(SPECIES, table, row * LANES + WIDTH)
          .intoArray(rows[row], first + WIDTH);
    }
  }

  @Override
  public void quiet(float threshold, float[] filter, float[] factor) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    for (int i = 0; i < LANES; i += WIDTH) {
      FloatVector error = FloatVector.fromArray(SPECIES, filter, i);
      FloatVector rising = FloatVector.fromArray(SPECIES, filter, LANES + i);
      FloatVector filtered = FloatVector.fromArray(SPECIES, filter, 2 * LANES + i);
      FloatVector larger = rising.abs().max(filtered.abs());
      one.blend(0f, larger.compare(VectorOperators.LE, threshold))
          .blend(1f, error.compare(VectorOperators.NE, 0f))
          .intoArray(factor, i);
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
    FloatVector none = FloatVector.broadcast(SPECIES, -1f);
    for (int i = 0; i < LANES; i += WIDTH) {
      FloatVector first = FloatVector.fromArray(SPECIES, before, i).abs();
      FloatVector last = FloatVector.fromArray(SPECIES, filter, 2 * LANES + i).abs();
      FloatVector reach =
          none.blend(threshold, first.compare(VectorOperators.LT, limit))
              .blend(-1f, first.compare(VectorOperators.EQ, 0f));
      FloatVector lastReach =
          none.blend(threshold, last.compare(VectorOperators.LT, limit))
              .blend(-1f, last.compare(VectorOperators.EQ, 0f));
      reach =
          reach
              .max(lastReach)
              .blend(
                  -1f, FloatVector.fromArray(SPECIES, factor, i).compare(VectorOperators.EQ, 0f));
      if (reach.compare(VectorOperators.GE, 0f).anyTrue()) {
        for (int k = i; k < rows * LANES; k += LANES) {
          FloatVector value = FloatVector.fromArray(SPECIES, values, k);
          value.blend(0f, value.abs().compare(VectorOperators.LE, reach)).intoArray(values, k);
        }
      }
    }
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
    FloatVector followDecay = FloatVector.broadcast(SPECIES, rates.followDecay());
    FloatVector followRate = FloatVector.broadcast(SPECIES, rates.followRate());
    FloatVector riseDecay = FloatVector.broadcast(SPECIES, rates.riseDecay());
    FloatVector membraneDecay = FloatVector.broadcast(SPECIES, rates.membraneDecay());
    FloatVector membraneRate = FloatVector.broadcast(SPECIES, rates.membraneRate());
    FloatVector synapseDecay = FloatVector.broadcast(SPECIES, rates.synapseDecay());
    FloatVector b0 = FloatVector.fromArray(SPECIES, adjoint, 0);
    FloatVector b1 = FloatVector.fromArray(SPECIES, adjoint, WIDTH);
    FloatVector a0 = FloatVector.fromArray(SPECIES, adjoint, LANES);
    FloatVector a1 = FloatVector.fromArray(SPECIES, adjoint, LANES + WIDTH);
    FloatVector eta0 = FloatVector.fromArray(SPECIES, adjoint, 2 * LANES);
    FloatVector eta1 = FloatVector.fromArray(SPECIES, adjoint, 2 * LANES + WIDTH);
    FloatVector xi0 = FloatVector.fromArray(SPECIES, adjoint, 3 * LANES);
    FloatVector xi1 = FloatVector.fromArray(SPECIES, adjoint, 3 * LANES + WIDTH);
    int[] eventRows = events.rows();
    int[] sources = events.sources();
    float[] factors = events.factors();
    float[] secondFactors = events.secondFactors();
    int event = next;
    int eventRow = eventRows[event];
    for (int row = from; row >= to; row--) {
      b0 =
          followDecay.fma(
              b0, FloatVector.fromArray(SPECIES, error, (row + delay - errorOrigin) * LANES));
      b1 =
          followDecay.fma(
              b1,
              FloatVector.fromArray(SPECIES, error, (row + delay - errorOrigin) * LANES + WIDTH));
      a0 = followRate.fma(b0, riseDecay.mul(a0));
      a1 = followRate.fma(b1, riseDecay.mul(a1));
      xi0 = membraneRate.fma(eta0, synapseDecay.mul(xi0));
      xi1 = membraneRate.fma(eta1, synapseDecay.mul(xi1));
      eta0 =
          FloatVector.fromArray(SPECIES, surrogate, (row - origin) * LANES)
              .fma(a0, membraneDecay.mul(eta0));
      eta1 =
          FloatVector.fromArray(SPECIES, surrogate, (row - origin) * LANES + WIDTH)
              .fma(a1, membraneDecay.mul(eta1));
      while (row == eventRow) {
        int source = sources[event] * LANES;
        FloatVector factor = FloatVector.broadcast(SPECIES, factors[event]);
        FloatVector total0 = factor.fma(xi0, FloatVector.fromArray(SPECIES, sum, source));
        FloatVector total1 = factor.fma(xi1, FloatVector.fromArray(SPECIES, sum, source + WIDTH));
        if (secondFactors[event] != 0f) {
          FloatVector second = FloatVector.broadcast(SPECIES, secondFactors[event]);
          total0 = second.fma(eta0, total0);
          total1 = second.fma(eta1, total1);
        }
        total0.intoArray(sum, source);
        total1.intoArray(sum, source + WIDTH);
        eventRow = eventRows[++event];
      }
    }
    b0.intoArray(adjoint, 0);
    b1.intoArray(adjoint, WIDTH);
    a0.intoArray(adjoint, LANES);
    a1.intoArray(adjoint, LANES + WIDTH);
    eta0.intoArray(adjoint, 2 * LANES);
    eta1.intoArray(adjoint, 2 * LANES + WIDTH);
    xi0.intoArray(adjoint, 3 * LANES);
    xi1.intoArray(adjoint, 3 * LANES + WIDTH);
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
    FloatVector membraneDecay = FloatVector.broadcast(SPECIES, rates.membraneDecay());
    FloatVector membraneRate = FloatVector.broadcast(SPECIES, rates.membraneRate());
    FloatVector synapseDecay = FloatVector.broadcast(SPECIES, rates.synapseDecay());
    FloatVector eta0 = FloatVector.fromArray(SPECIES, adjoint, 0);
    FloatVector eta1 = FloatVector.fromArray(SPECIES, adjoint, WIDTH);
    FloatVector xi0 = FloatVector.fromArray(SPECIES, adjoint, LANES);
    FloatVector xi1 = FloatVector.fromArray(SPECIES, adjoint, LANES + WIDTH);
    int[] eventRows = events.rows();
    int[] sources = events.sources();
    float[] factors = events.factors();
    float[] secondFactors = events.secondFactors();
    int event = next;
    int eventRow = eventRows[event];
    for (int row = from; row >= to; row--) {
      FloatVector a = FloatVector.broadcast(SPECIES, byEligibility[row + delay]);
      xi0 = membraneRate.fma(eta0, synapseDecay.mul(xi0));
      xi1 = membraneRate.fma(eta1, synapseDecay.mul(xi1));
      eta0 =
          FloatVector.fromArray(SPECIES, surrogate, (row - origin) * LANES)
              .fma(a, membraneDecay.mul(eta0));
      eta1 =
          FloatVector.fromArray(SPECIES, surrogate, (row - origin) * LANES + WIDTH)
              .fma(a, membraneDecay.mul(eta1));
      while (row == eventRow) {
        int source = sources[event] * LANES;
        FloatVector factor = FloatVector.broadcast(SPECIES, factors[event]);
        FloatVector total0 = factor.fma(xi0, FloatVector.fromArray(SPECIES, sum, source));
        FloatVector total1 = factor.fma(xi1, FloatVector.fromArray(SPECIES, sum, source + WIDTH));
        if (secondFactors[event] != 0f) {
          FloatVector second = FloatVector.broadcast(SPECIES, secondFactors[event]);
          total0 = second.fma(eta0, total0);
          total1 = second.fma(eta1, total1);
        }
        total0.intoArray(sum, source);
        total1.intoArray(sum, source + WIDTH);
        eventRow = eventRows[++event];
      }
    }
    eta0.intoArray(adjoint, 0);
    eta1.intoArray(adjoint, WIDTH);
    xi0.intoArray(adjoint, LANES);
    xi1.intoArray(adjoint, LANES + WIDTH);
    return event;
  }
}
