/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

/**
 * A chart as inline SVG: axes with round numbers, lines, bars. Colours and letter sizes are those
 * of the style sheet of the page. (JFreeSVG draws whole pictures through AWT, which takes long to
 * load, and cannot carry classes or tool tips per mark.)
 */
final class Chart {
  static final int WIDTH = 900;
  static final int LEFT = 76;
  static final int RIGHT = WIDTH - 12;
  static final int TOP = 30;

  private final Html page;
  private final Scale x;
  private final Scale y;
  private final int bottom;

  /** Begins the picture; {@code label} describes it to those who cannot see it. */
  Chart(Html page, Scale x, Scale y, int bottom, String label) {
    this.page = page;
    this.x = x;
    this.y = y;
    this.bottom = bottom;
    page.open(
        "svg", "viewBox", "0 0 " + WIDTH + " " + (bottom + 56), "role", "img", "aria-label", label);
  }

  /** Draws both axes; the name of the vertical one stands above it. */
  Chart axes(String horizontal, String vertical) {
    vertical(vertical);
    for (double tick : x.ticks(6)) {
      tick(tick, SixDigits.of(tick));
    }
    return horizontal(horizontal);
  }

  /** Draws the vertical axis; its name stands above it. */
  Chart vertical(String name) {
    for (double tick : y.ticks(5)) {
      line("grid", LEFT, y.at(tick), RIGHT, y.at(tick));
      label(LEFT - 10, y.at(tick) + 5, "end", "", SixDigits.of(tick));
    }
    label(LEFT - 10, TOP - 14, "start", "", name);
    return this;
  }

  /** Draws the horizontal axis without its ticks. */
  Chart horizontal(String name) {
    line("axis", LEFT, bottom + 4.0, RIGHT, bottom + 4.0);
    label((LEFT + RIGHT) / 2.0, bottom + 50.0, "middle", "", name);
    return this;
  }

  /** A tick of the horizontal axis with a label. */
  Chart tick(double at, String word) {
    line("axis", x.at(at), bottom + 4.0, x.at(at), bottom + 9.0);
    label(x.at(at), bottom + 26.0, "middle", "", word);
    return this;
  }

  /** An area whose outline is given as the data of an SVG path, in pixels. */
  Chart area(String style, String path) {
    if (!path.isEmpty()) {
      page.empty("path", "class", style, "d", path);
    }
    return this;
  }

  /** A line through points; {@code style} names classes of the style sheet. */
  Chart line(String style, double[] xs, double[] ys) {
    StringBuilder points = new StringBuilder();
    for (int k = 0; k < xs.length; k++) {
      if (Double.isFinite(y.at(ys[k]))) {
        points.append(number(x.at(xs[k]))).append(',').append(number(y.at(ys[k]))).append(' ');
      }
    }
    page.empty("polyline", "class", "line " + style, "points", points.toString().strip());
    return this;
  }

  /** A dot with a tool tip on the whole height above and below it. */
  Chart dot(double atX, double atY, double halfWidth, String tip) {
    page.empty(
        "circle", "class", "dot", "cx", number(x.at(atX)), "cy", number(y.at(atY)), "r", "3.5");
    double left = x.at(atX - halfWidth);
    hit(left, x.at(atX + halfWidth) - left, tip);
    return this;
  }

  /** A bar between two values in both directions, with a tool tip. */
  Chart bar(String style, double fromX, double toX, double fromY, double toY, String tip) {
    double left = x.at(fromX);
    double top = Math.min(y.at(fromY), y.at(toY));
    page.open(
        "rect",
        "class",
        "bar " + style,
        "x",
        number(left),
        "y",
        number(top),
        "width",
        number(x.at(toX) - left),
        "height",
        number(Math.abs(y.at(toY) - y.at(fromY))));
    page.element("title", tip).close();
    return this;
  }

  /** Invisible area over the whole height that shows a tool tip. */
  private void hit(double left, double width, String tip) {
    page.open(
        "rect",
        "class",
        "hit",
        "x",
        number(left),
        "y",
        TOP,
        "width",
        number(width),
        "height",
        bottom - TOP);
    page.element("title", tip).close();
  }

  /** A vertical mark with a word. */
  Chart mark(double at, String word) {
    line("drop", x.at(at), TOP, x.at(at), bottom);
    label(x.at(at) + 6, TOP + 14.0, "start", "", word);
    return this;
  }

  /** A word in the chart. */
  Chart word(double atX, double atY, String style, String word) {
    label(x.at(atX), y.at(atY), "end", style, word);
    return this;
  }

  void end() {
    page.close();
  }

  private void line(String style, double fromX, double fromY, double toX, double toY) {
    page.empty(
        "line",
        "class",
        style,
        "x1",
        number(fromX),
        "y1",
        number(fromY),
        "x2",
        number(toX),
        "y2",
        number(toY));
  }

  private void label(double atX, double atY, String anchor, String style, String word) {
    page.element(
        "text", word, "class", style, "x", number(atX), "y", number(atY), "text-anchor", anchor);
  }

  private static String number(double value) {
    return SixDigits.of(Math.rint(value * 10) / 10);
  }
}
