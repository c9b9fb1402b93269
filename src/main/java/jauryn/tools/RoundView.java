/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import java.util.function.DoublePredicate;

/**
 * Where a point of a round building lands on the sheet. A point is given by its bearing in degrees
 * (0 faces the viewer, 90 is the right edge), its distance from the axis and its height above
 * ground, in pixels. The view is orthographic, except that rings above the eye bulge upwards and
 * those below it downwards, which is what makes a cylinder look round.
 */
final class RoundView {
  private final Pen pen;
  private final double centre;
  private final double ground;
  private final double eye;
  private final double bulge;

  /**
   * @param centre x of the axis
   * @param ground y of height 0
   * @param eye height of the horizon
   * @param bulge pixels a ring bulges per pixel of radius and per pixel above the eye
   */
  RoundView(Pen pen, double centre, double ground, double eye, double bulge) {
    this.pen = pen;
    this.centre = centre;
    this.ground = ground;
    this.eye = eye;
    this.bulge = bulge;
  }

  double x(double bearing, double radius) {
    return centre + radius * StrictMath.sin(Math.toRadians(bearing));
  }

  double y(double bearing, double radius, double height) {
    double towardsViewer = radius * StrictMath.cos(Math.toRadians(bearing));
    return ground - height - bulge * (height - eye) * towardsViewer;
  }

  /** How much a width at this bearing is foreshortened: 1 in front, 0 at the edges. */
  static double narrowing(double bearing) {
    return StrictMath.cos(Math.toRadians(bearing));
  }

  /** Shadow at this bearing, 0 to 1, with the light from the left in front. */
  static double shadow(double bearing) {
    return Math.min(1, 1 - StrictMath.cos(Math.toRadians(bearing + 40)));
  }

  /** Straight line between two points of the same bearing. */
  void upright(double bearing, double radius, double from, double to) {
    double x = x(bearing, radius);
    pen.line(x, y(bearing, radius, from), x, y(bearing, radius, to));
  }

  /** The visible half of a ring. */
  void ring(double radius, double height) {
    hatch(radius, height, bearing -> true);
  }

  /** The pixels of a ring at the bearings that {@code ink} asks for. */
  void hatch(double radius, double height, DoublePredicate ink) {
    for (int offset = (int) -radius; offset <= radius; offset++) {
      double bearing = Math.toDegrees(StrictMath.asin(offset / radius));
      if (ink.test(bearing)) {
        pen.dot(centre + offset, y(bearing, radius, height));
      }
    }
  }

  /** Paper over the visible wall of a cylinder, to hide what stands behind it. */
  void clear(double radius, double from, double to) {
    for (int offset = (int) -radius; offset <= radius; offset++) {
      double bearing = Math.toDegrees(StrictMath.asin(offset / radius));
      double x = centre + offset;
      pen.fill(x, y(bearing, radius, to), x, y(bearing, radius, from), false);
    }
  }

  /** Both edges of a cylinder against the sky. */
  void edges(double radius, double from, double to) {
    upright(-90, radius, from, to);
    upright(90, radius, from, to);
  }
}
