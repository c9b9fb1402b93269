/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.kernel.Model;
import jauryn.kernel.SimulationTime;

/** What parameters of a group must be like; errors name the group. */
final class Checks {
  /** The reference counts refractory steps in 16 bits. */
  private static final int MOST_STEPS = 0xffff;

  private final String object;

  /** Checks of the parameters of {@code object}, such as "group cells". */
  Checks(String object) {
    this.object = object;
  }

  /** The object, for messages. */
  String object() {
    return object;
  }

  /** A time constant or another quantity of something that decays by its exact exponential. */
  void positive(String what, double value, String unit) {
    Model.require(
        value > 0 && value < Double.POSITIVE_INFINITY,
        object,
        what,
        text(value, unit),
        "more than 0");
  }

  /** A time constant of something integrated by Euler's method. */
  void integrated(String what, double tau) {
    Model.require(
        tau > SimulationTime.DT && tau < Double.POSITIVE_INFINITY,
        object,
        what,
        text(tau, "s"),
        "more than the step of 1e-4 s");
  }

  /** The rate of a process with at most one spike a step. */
  void rate(double rate) {
    double most = SimulationTime.STEPS_PER_SECOND;
    Model.require(
        rate > 0 && rate < most,
        object,
        "rate",
        text(rate, "Hz"),
        "more than 0, less than " + text(most, "Hz"));
  }

  /** A number from {@code least} up to, but not including, {@code limit}. */
  void between(String what, double value, double least, double limit, String unit) {
    Model.require(
        value >= least && value < limit,
        object,
        what,
        text(value, unit),
        text(least, "") + " to less than " + text(limit, unit));
  }

  /** As many as expected. */
  void equal(String what, int value, int expected, String why) {
    Model.require(value == expected, object, what + ":", value, expected + ", " + why);
  }

  /** Any number. */
  void finite(String what, double value, String unit) {
    Model.require(Double.isFinite(value), object, what, text(value, unit), "a finite number");
  }

  /** Two numbers of which the first is smaller, or no greater. */
  void ordered(String low, double lower, String high, double higher, boolean orEqual) {
    Model.require(
        lower < higher || orEqual && lower == higher,
        object,
        low,
        text(lower, "V"),
        (orEqual ? "no more" : "less") + " than the " + high + " of " + text(higher, "V"));
  }

  /** Steps of a refractory period in seconds, truncated as in Auryn. */
  int refractorySteps(double period) {
    double steps = period / SimulationTime.DT;
    Model.require(
        steps >= 0 && steps <= MOST_STEPS,
        object,
        "refractory period",
        text(period, "s"),
        "0 to " + MOST_STEPS + " steps of 1e-4 s");
    return (int) steps;
  }

  /** A number that may have been single precision, as people write it. */
  private static String text(double value, String unit) {
    String number =
        value == (int) value
            ? "" + (int) value
            : value == (float) value ? "" + (float) value : "" + value;
    return unit.isEmpty() ? number : number + " " + unit;
  }
}
