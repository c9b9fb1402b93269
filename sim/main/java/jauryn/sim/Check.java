/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import jauryn.kernel.SimulationTime;
import java.util.Locale;

/** Range checks of option values, one message form for all: option, value, what was expected. */
final class Check {
  private static final double LONGEST_DELAY = 200_000;
  private static final double LONGEST_AXON = 10.00005;
  private static final double WHOLE_STEPS = 1e-6;
  private static final int MOST_SYNAPSES = Integer.MAX_VALUE - 8;

  private Check() {}

  static void atLeast(String option, int value, int least) {
    require(value >= least, option, value, "a whole number of at least " + least);
  }

  static void positive(String option, double value) {
    require(value > 0 && Double.isFinite(value), option, value, "a number above 0");
  }

  static void positive(String option, float value) {
    require(value > 0 && Float.isFinite(value), option, value, "a number above 0");
  }

  static void notNegative(String option, double value) {
    require(value >= 0 && Double.isFinite(value), option, value, "a number of at least 0");
  }

  static void notNegative(String option, float value) {
    require(value >= 0 && Float.isFinite(value), option, value, "a number of at least 0");
  }

  static void finite(String option, double value) {
    require(Double.isFinite(value), option, value, "a finite number");
  }

  /** The delay of a connection: whole steps, no fewer than ranks exchange at once. */
  static void delay(String option, double value) {
    double steps = value / SimulationTime.DT;
    boolean whole = Math.abs(steps - Math.rint(steps)) < WHOLE_STEPS;
    require(
        whole && steps > SimulationTime.MIN_DELAY - WHOLE_STEPS && value < LONGEST_AXON,
        option,
        value,
        "a multiple of 0.0001 s from 0.0008 to 10 s");
  }

  /** The interval [from, to). */
  static void range(String option, float value, double from, double to, String unit) {
    String expected =
        "at least " + Numbers.brief(from) + " and below " + Numbers.brief(to) + " " + unit;
    require(value >= from && value < to, option, value, expected);
  }

  /** The interval [from, to]. */
  static void within(String option, double value, double from, double to, String unit) {
    String expected =
        "at least " + Numbers.brief(from) + " and at most " + Numbers.brief(to) + " " + unit;
    require(value >= from && value <= to, option, value, expected);
  }

  static void density(String option, float value) {
    require(value > 0 && value <= 1, option, value, "a number above 0 and at most 1");
  }

  /** Each thread or rank has at least one neuron of each layer. */
  static void shares(String option, int count, int smallestLayer) {
    if (count > smallestLayer) {
      throw new UserError(
          ExitCode.USAGE,
          option
              + " "
              + count
              + ": expected at most "
              + smallestLayer
              + ", a neuron of each layer for each of them");
    }
  }

  /** Where ranks share the work, each of them is one thread. */
  static void oneThread(int threads, int ranks) {
    if (threads > 1) {
      throw new UserError(
          ExitCode.USAGE, "--threads " + threads + ": expected 1 where " + ranks + " ranks run");
    }
  }

  /** Learning rates are stored in single precision, and infinity times zero is no number. */
  static void learningRate(String option, double value) {
    require(
        value >= 0 && value <= Float.MAX_VALUE,
        option,
        value,
        "a number from 0 to " + Numbers.brief(Float.MAX_VALUE));
  }

  /** The delays of all layers together, as steps, must be an int. */
  static void delay(float delay, int layers) {
    require(
        (double) delay * Math.max(1, layers) < LONGEST_DELAY,
        "delay",
        delay,
        "less than " + Numbers.brief(LONGEST_DELAY) + " s in all layers together");
  }

  /** Synapses between two layers are counted by an int. */
  static void synapses(int from, int to, double density) {
    double synapses = density * from * to;
    if (!(synapses <= MOST_SYNAPSES)) {
      throw new UserError(
          ExitCode.MODEL,
          String.format(
              Locale.ROOT,
              "%.0f synapses from %d to %d neurons, expected at most %d",
              synapses,
              from,
              to,
              MOST_SYNAPSES));
    }
  }

  /** The whole run: burn-in, blocks of at least a second, and at most two loops at the end. */
  static void duration(double simtime, int blocks, float grid, double longest) {
    double total = simtime + blocks * Math.max(1.0, simtime) + 2.0 * grid;
    if (!(total <= longest)) {
      throw new UserError(
          ExitCode.USAGE,
          String.format(
              Locale.ROOT,
              "--simtime %s with --blocks %d and --grid %s: expected at most %.0f s in all,"
                  + " the clock ends there",
              Numbers.brief(simtime),
              blocks,
              Numbers.brief(grid),
              longest));
    }
  }

  private static void require(boolean good, String option, Number value, String expected) {
    if (!good) {
      throw badValue(option, Numbers.brief(value), expected);
    }
  }

  /** The error for a value of an option; one that is hard to see is shown in quotes. */
  static UserError badValue(String option, String value, String expected) {
    boolean plain = !value.isEmpty() && value.chars().noneMatch(Character::isWhitespace);
    String shown = plain ? value : "'" + value + "'";
    return new UserError(ExitCode.USAGE, "--" + option + " " + shown + ": expected " + expected);
  }
}
