/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

/**
 * A line of a {@link PlotPanel}.
 *
 * @param name what it is called in the legend; empty to leave it out there
 * @param x abscissae
 * @param y ordinates, as many; not finite where there is a gap
 * @param colour number of its colour
 * @param style how it is drawn
 */
public record PlotLine(String name, double[] x, double[] y, int colour, Style style) {

  /** How a line is drawn. */
  public enum Style {
    /** One of many. */
    THIN,
    /** What matters. */
    BOLD,
    /** What it is compared with. */
    DASHED,
    /** Its points only. */
    DOTS,
    /** Points joined by a line. */
    MARKED
  }

  /** A line of which {@code x} and {@code y} have the same length. */
  public PlotLine {
    if (x.length != y.length) {
      throw new IllegalArgumentException(x.length + " abscissae, " + y.length + " ordinates");
    }
  }
}
