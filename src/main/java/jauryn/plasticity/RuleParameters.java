/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.kernel.Model;

/** Checks of the parameters of a rule, on behalf of a connection. */
final class RuleParameters {
  private final String object;

  RuleParameters(String connection) {
    object = "connection " + connection;
  }

  /** A time constant in seconds. */
  void time(String name, double seconds) {
    Model.require(
        seconds > 0 && Double.isFinite(seconds), object, name + " in s", seconds, "more than 0");
  }

  /** A number. */
  void number(String name, double value) {
    Model.require(Double.isFinite(value), object, name, value, "a finite number");
  }

  /** A number that is not negative. */
  void notNegative(String name, double value) {
    Model.require(value >= 0 && Double.isFinite(value), object, name, value, "0 or more");
  }

  /** A positive number. */
  void positive(String name, double value) {
    Model.require(value > 0 && Double.isFinite(value), object, name, value, "more than 0");
  }

  /** A positive number up to 1. */
  void fraction(String name, double value) {
    Model.require(value > 0 && value <= 1, object, name, value, "more than 0, at most 1");
  }

  /** Bounds of weights. */
  void bounds(double least, double most) {
    Model.require(
        least <= most, object, "weight bounds", least + " to " + most, "the lesser one first");
  }
}
