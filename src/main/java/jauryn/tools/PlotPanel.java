/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One of the plots of a {@link Plot}.
 *
 * @param title above it
 * @param xName name of the horizontal axis
 * @param yName name of the vertical axis, which stands above it
 * @param logX whether the horizontal axis is logarithmic
 * @param logY whether the vertical axis is; a linear one includes 0
 * @param lines what it shows, later ones above earlier ones
 * @param marks words at places of the horizontal axis
 */
public record PlotPanel(
    String title,
    String xName,
    String yName,
    boolean logX,
    boolean logY,
    List<PlotLine> lines,
    Map<Double, String> marks) {

  /** Copies the collections. */
  public PlotPanel {
    lines = List.copyOf(lines);
    marks = new TreeMap<>(marks);
  }

  /** A panel with linear axes. */
  public static PlotPanel linear(String title, String xName, String yName, List<PlotLine> lines) {
    return new PlotPanel(title, xName, yName, false, false, lines, Map.of());
  }

  /** The same panel with a mark more. */
  public PlotPanel with(double at, String word) {
    Map<Double, String> more = new TreeMap<>(marks);
    more.put(at, word);
    return new PlotPanel(title, xName, yName, logX, logY, lines, more);
  }
}
