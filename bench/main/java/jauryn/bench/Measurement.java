/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.bench;

/**
 * One figure of the table.
 *
 * @param name what was measured; the key by which figures of different days are compared
 * @param unit unit of the value
 * @param value the figure
 * @param reach what it should be, as text; may be empty
 */
record Measurement(String name, String unit, double value, String reach) {
  Measurement(String name, String unit, double value) {
    this(name, unit, value, "");
  }
}
