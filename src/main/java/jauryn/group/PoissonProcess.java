/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.kernel.SimulationTime;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import jauryn.kernel.Stateful;
import jauryn.math.ReferenceRandom;
import java.util.function.IntConsumer;

/**
 * Independent Poisson units of one rate, drawn as a single jump process over (unit, step): the gap
 * to the next event is one exponential number, whatever the number of units (Auryn's PoissonGroup).
 */
public final class PoissonProcess implements Stateful {
  private static final String RANDOM = "random stream";

  private final int units;
  private final ReferenceRandom random;
  private final double scale;
  private long next;

  /**
   * Units with a common rate.
   *
   * @param rate in Hz, positive
   * @param random the stream gaps are drawn from; used by this process alone
   */
  public PoissonProcess(int units, double rate, ReferenceRandom random) {
    if (!(rate > 0)) {
      throw new IllegalArgumentException("a Poisson rate must be positive, not " + rate + " Hz");
    }
    this.units = units;
    this.random = random;
    double hazard = 1.0 / (1.0 / rate - SimulationTime.DT);
    scale = hazard * SimulationTime.DT;
    next = (long) (random.nextExponential() / scale + 0.5);
  }

  @Override
  public void save(StateWriter out) {
    out.integer("next unit", next);
    save(random, out);
  }

  @Override
  public void load(StateReader in) {
    next = in.integer("next unit", 0, Long.MAX_VALUE);
    restore(random, in);
  }

  /** Writes the state of a random stream. */
  static void save(ReferenceRandom random, StateWriter out) {
    out.bytes(RANDOM, random.state());
  }

  /** Takes over the written state of a random stream. */
  static void restore(ReferenceRandom random, StateReader in) {
    byte[] state = in.bytes(RANDOM);
    if (!random.restore(state)) {
      throw in.bad(RANDOM, state.length + " bytes", "a state of MT19937");
    }
  }

  /** Calls {@code fire} for every unit with an event in the next step, in ascending order. */
  public void advance(IntConsumer fire) {
    while (next < units) {
      fire.accept((int) next);
      next += (long) (random.nextExponential() / scale + 1.5);
    }
    next -= units;
  }
}
