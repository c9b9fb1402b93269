/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.vector;

import jauryn.math.AdjointRates;
import jauryn.math.LaneEvents;
import jauryn.math.LaneKernel;
import jauryn.math.SurrogateReplay;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops with the vectors of the processor, through the Vector API of Java.
 *
 * <p>Two registers are carried at once, {@code …0} and {@code …1}: each operation waits for the one
 * before, and so the processor has something to do meanwhile.
 */
public final class VectorLaneKernel implements LaneKernel {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = SPECIES.length();
  private static final int LANES = 2 * WIDTH;
  private static final float TINY = 1e-30f; // as in SurrogateKernel

  @Override
  public int lanes() {
    return LANES;
  }

  private static FloatVector load0(float[] table, int place) {
    return FloatVector.fromArray(SPECIES, table, place * LANES);
  }

  private static FloatVector load1(float[] table, int place) {
    return FloatVector.fromArray(SPECIES, table, place * LANES + WIDTH);
  }

  private static void store0(FloatVector vector, float[] table, int place) {
    vector.intoArray(table, place * LANES);
  }

  private static void store1(FloatVector vector, float[] table, int place) {
    vector.intoArray(table, place * LANES + WIDTH);
  }

  private static FloatVector all(float value) {
    return FloatVector.broadcast(SPECIES, value);
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
    FloatVector rest = all(constants.rest());
    FloatVector decay = all(constants.currentDecay());
    FloatVector membrane0 = load0(neurons, 0);
    FloatVector membrane1 = load1(neurons, 0);
    FloatVector current0 = load0(neurons, 1);
    FloatVector current1 = load1(neurons, 1);
    FloatVector rate0 = load0(neurons, 2);
    FloatVector rate1 = load1(neurons, 2);
    int event = next;
    int eventRow = input.row(event);
    for (int row = from; row < to; row++) {
      membrane0 = rate0.fma(rest.sub(membrane0).add(current0), membrane0);
      membrane1 = rate1.fma(rest.sub(membrane1).add(current1), membrane1);
      current0 = current0.mul(decay);
      current1 = current1.mul(decay);
      store0(membrane0, membranes, row - origin);
      store1(membrane1, membranes, row - origin);
      while (row == eventRow) {
        current0 = current0.add(load0(weights, input.source(event)));
        current1 = current1.add(load1(weights, input.source(event)));
        eventRow = input.row(++event);
      }
    }
    store0(membrane0, neurons, 0);
    store1(membrane1, neurons, 0);
    store0(current0, neurons, 1);
    store1(current1, neurons, 1);
    return event;
  }

  @Override
  public void surrogate(SurrogateReplay constants, float[] table, int rows) {
    float reach = constants.beta() * (constants.threshold() - constants.cutOff());
    FloatVector largest = all(Math.nextUp(1f + reach));
    FloatVector beta = all(constants.beta());
    FloatVector threshold = all(constants.threshold());
    FloatVector one = all(1f);
    FloatVector tiny = all(TINY);
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
    FloatVector zero = all(0f);
    FloatVector rise = all(riseRate);
    FloatVector decay = all(decayRate);
    FloatVector error0 = load0(filter, 0);
    FloatVector error1 = load1(filter, 0);
    FloatVector rising0 = load0(filter, 1);
    FloatVector rising1 = load1(filter, 1);
    FloatVector filtered0 = load0(filter, 2);
    FloatVector filtered1 = load1(filter, 2);
    FloatVector factor0 = load0(factor, 0);
    FloatVector factor1 = load1(factor, 0);
    int event = next;
    int eventRow = errors.row(event);
    for (int row = from; row < to; row++) {
      rising0 = rise.fma(error0.sub(rising0), rising0);
      rising1 = rise.fma(error1.sub(rising1), rising1);
      filtered0 = decay.fma(rising0.sub(filtered0), filtered0);
      filtered1 = decay.fma(rising1.sub(filtered1), filtered1);
      store0(filtered0.mul(factor0), result, row - origin);
      store1(filtered1.mul(factor1), result, row - origin);
      error0 = zero;
      error1 = zero;
      if (row == eventRow) {
        float size = errors.factor(event);
        error0 = load0(weights, errors.source(event)).mul(size);
        error1 = load1(weights, errors.source(event)).mul(size);
        eventRow = errors.row(++event);
        while (row == eventRow) {
          FloatVector more = all(errors.factor(event));
          error0 = more.fma(load0(weights, errors.source(event)), error0);
          error1 = more.fma(load1(weights, errors.source(event)), error1);
          eventRow = errors.row(++event);
        }
      }
    }
    store0(error0, filter, 0);
    store1(error1, filter, 0);
    store0(rising0, filter, 1);
    store1(rising1, filter, 1);
    store0(filtered0, filter, 2);
    store1(filtered1, filter, 2);
    return event;
  }

  @Override
  public int averagedErrors(
      float riseRate,
      float decayRate,
      float dt,
      float averageDecay,
      float[] filter,
      int from,
      int to,
      float[] weights,
      LaneEvents errors,
      int next) {
    FloatVector zero = all(0f);
    FloatVector rise = all(riseRate);
    FloatVector decay = all(decayRate);
    FloatVector error0 = load0(filter, 0);
    FloatVector error1 = load1(filter, 0);
    FloatVector rising0 = load0(filter, 1);
    FloatVector rising1 = load1(filter, 1);
    FloatVector filtered0 = load0(filter, 2);
    FloatVector filtered1 = load1(filter, 2);
    FloatVector average0 = load0(filter, 3);
    FloatVector average1 = load1(filter, 3);
    FloatVector remains = all(averageDecay);
    FloatVector step = all(dt);
    int event = next;
    int eventRow = errors.row(event);
    for (int row = from; row < to; row++) {
      rising0 = rise.fma(error0.sub(rising0), rising0);
      rising1 = rise.fma(error1.sub(rising1), rising1);
      filtered0 = decay.fma(rising0.sub(filtered0), filtered0);
      filtered1 = decay.fma(rising1.sub(filtered1), filtered1);
      average0 = average0.mul(remains).add(filtered0.mul(filtered0).mul(step));
      average1 = average1.mul(remains).add(filtered1.mul(filtered1).mul(step));
      error0 = zero;
      error1 = zero;
      if (row == eventRow) {
        float size = errors.factor(event);
        error0 = load0(weights, errors.source(event)).mul(size);
        error1 = load1(weights, errors.source(event)).mul(size);
        eventRow = errors.row(++event);
        while (row == eventRow) {
          FloatVector more = all(errors.factor(event));
          error0 = more.fma(load0(weights, errors.source(event)), error0);
          error1 = more.fma(load1(weights, errors.source(event)), error1);
          eventRow = errors.row(++event);
        }
      }
    }
    store0(error0, filter, 0);
    store1(error1, filter, 0);
    store0(rising0, filter, 1);
    store1(rising1, filter, 1);
    store0(filtered0, filter, 2);
    store1(filtered1, filter, 2);
    store0(average0, filter, 3);
    store1(average1, filter, 3);
    return event;
  }

  @Override
  public void cutOff(float[] threshold, float[] values, int rows) {
    FloatVector limit0 = load0(threshold, 0);
    FloatVector limit1 = load1(threshold, 0);
    for (int row = 0; row < rows; row++) {
      store0(cutOff(load0(values, row), limit0), values, row);
      store1(cutOff(load1(values, row), limit1), values, row);
    }
  }

  private static FloatVector cutOff(FloatVector value, FloatVector limit) {
    return value.blend(0f, value.abs().compare(VectorOperators.LE, limit));
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
    FloatVector followDecay = all(rates.followDecay());
    FloatVector followRate = all(rates.followRate());
    FloatVector riseDecay = all(rates.riseDecay());
    FloatVector membraneDecay = all(rates.membraneDecay());
    FloatVector membraneRate = all(rates.membraneRate());
    FloatVector synapseDecay = all(rates.synapseDecay());
    FloatVector b0 = load0(adjoint, 0);
    FloatVector b1 = load1(adjoint, 0);
    FloatVector a0 = load0(adjoint, 1);
    FloatVector a1 = load1(adjoint, 1);
    FloatVector eta0 = load0(adjoint, 2);
    FloatVector eta1 = load1(adjoint, 2);
    FloatVector xi0 = load0(adjoint, 3);
    FloatVector xi1 = load1(adjoint, 3);
    int event = next;
    int eventRow = events.row(event);
    for (int row = from; row >= to; row--) {
      b0 = followDecay.fma(b0, load0(error, row + delay - errorOrigin));
      b1 = followDecay.fma(b1, load1(error, row + delay - errorOrigin));
      a0 = followRate.fma(b0, riseDecay.mul(a0));
      a1 = followRate.fma(b1, riseDecay.mul(a1));
      xi0 = membraneRate.fma(eta0, synapseDecay.mul(xi0));
      xi1 = membraneRate.fma(eta1, synapseDecay.mul(xi1));
      eta0 = load0(surrogate, row - origin).fma(a0, membraneDecay.mul(eta0));
      eta1 = load1(surrogate, row - origin).fma(a1, membraneDecay.mul(eta1));
      while (row == eventRow) {
        addTo(sum, events, event, eta0, xi0, eta1, xi1);
        eventRow = events.row(++event);
      }
    }
    store0(b0, adjoint, 0);
    store1(b1, adjoint, 0);
    store0(a0, adjoint, 1);
    store1(a1, adjoint, 1);
    store0(eta0, adjoint, 2);
    store1(eta1, adjoint, 2);
    store0(xi0, adjoint, 3);
    store1(xi1, adjoint, 3);
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
    FloatVector membraneDecay = all(rates.membraneDecay());
    FloatVector membraneRate = all(rates.membraneRate());
    FloatVector synapseDecay = all(rates.synapseDecay());
    FloatVector eta0 = load0(adjoint, 0);
    FloatVector eta1 = load1(adjoint, 0);
    FloatVector xi0 = load0(adjoint, 1);
    FloatVector xi1 = load1(adjoint, 1);
    int event = next;
    int eventRow = events.row(event);
    for (int row = from; row >= to; row--) {
      FloatVector a = all(byEligibility[row + delay]);
      xi0 = membraneRate.fma(eta0, synapseDecay.mul(xi0));
      xi1 = membraneRate.fma(eta1, synapseDecay.mul(xi1));
      eta0 = load0(surrogate, row - origin).fma(a, membraneDecay.mul(eta0));
      eta1 = load1(surrogate, row - origin).fma(a, membraneDecay.mul(eta1));
      while (row == eventRow) {
        addTo(sum, events, event, eta0, xi0, eta1, xi1);
        eventRow = events.row(++event);
      }
    }
    store0(eta0, adjoint, 0);
    store1(eta1, adjoint, 0);
    store0(xi0, adjoint, 1);
    store1(xi1, adjoint, 1);
    return event;
  }

  private static void addTo(
      float[] sum,
      LaneEvents events,
      int event,
      FloatVector eta0,
      FloatVector xi0,
      FloatVector eta1,
      FloatVector xi1) {
    int source = events.source(event);
    FloatVector factor = all(events.factor(event));
    FloatVector total0 = factor.fma(xi0, load0(sum, source));
    FloatVector total1 = factor.fma(xi1, load1(sum, source));
    float byPsp = events.secondFactor(event);
    if (byPsp != 0f) {
      FloatVector second = all(byPsp);
      total0 = second.fma(eta0, total0);
      total1 = second.fma(eta1, total1);
    }
    store0(total0, sum, source);
    store1(total1, sum, source);
  }
}
