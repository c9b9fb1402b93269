/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import jauryn.kernel.Checker;
import jauryn.kernel.Model;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.SpikingGroup;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;

/**
 * Ends a run when the population rate of a group leaves its bounds: when a network explodes or dies
 * (Auryn's RateChecker). The rate is that of arriving spikes, low-pass filtered; it begins halfway
 * between the bounds.
 */
public final class RateChecker implements Checker {
  private static final double HALF = 0.5;
  private static final String RATE = "rate";

  private final SpikingGroup group;
  private final double least;
  private final double most;
  private final double decay;
  private final double increment;
  private double rate;

  /**
   * A checker of a group.
   *
   * @param least the rate must be above, Hz
   * @param most the rate must be below, Hz
   * @param tau time constant of the filter in seconds
   */
  public RateChecker(SpikingGroup group, double least, double most, double tau) {
    this.group = group;
    this.least = least;
    this.most = most;
    String object = "checker of group " + group.name();
    Model.require(
        least < most, object, "rates in Hz", least + " to " + most, "the lesser one first");
    Model.require(tau > 0, object, "time constant in s", tau, "more than 0");
    decay = StrictMath.exp(-SimulationTime.DT / tau);
    increment = 1 / tau / group.size();
    rate = HALF * (least + most);
  }

  /** The present rate, Hz. */
  public double rate() {
    return rate;
  }

  @Override
  public String name() {
    return "rate of " + group.name();
  }

  @Override
  public void check(long step) {
    rate = rate * decay + group.arriving(step).size() * increment;
    if (!(rate > least && rate < most)) {
      throw new UserError(
          ExitCode.CHECKED,
          String.format(
              "group %s: rate %.3g Hz at %.4f s, expected %s to %s Hz; the run ends here",
              group.name(), rate, SimulationTime.seconds(step), least, most));
    }
  }

  @Override
  public void save(StateWriter out) {
    out.real(RATE, rate);
  }

  @Override
  public void load(StateReader in) {
    rate = in.real(RATE);
  }
}
