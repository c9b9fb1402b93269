/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

/**
 * The Radcliffe Camera in Oxford (James Gibbs, 1737-1749), drawn by program as line art in two
 * colours: rusticated base with pedimented portals and niches, rotunda with coupled Corinthian
 * columns, balustrade with urns, drum, ribbed dome and lantern, between the colleges of the square.
 *
 * <p>It is the picture of the Oxford theme: 189 columns and 200 rows, with as many black pixels as
 * the learning task of Zenke and Ganguli (2018) has target spikes, about ten thousand. The building
 * is painted from back to front, every part on fresh paper. Radii and heights are in pixels,
 * bearings in degrees, see {@link RoundView}; they follow the proportions of the building (43 m
 * high to the finial, 30 m across), not any particular picture of it. The top row stays empty: with
 * ids from 1 it is the one that a simulation leaves out.
 */
public final class RadcliffeCamera {
  /** Columns of the picture. */
  public static final int WIDTH = 189;

  /** Rows of the picture. */
  public static final int HEIGHT = 200;

  private static final int CENTRE = 94;
  private static final int GROUND = 191;

  private static final int BASE = 69;
  private static final int BASE_TOP = 40;
  private static final int WALL = 57;
  private static final int COLUMN_FOOT = 47;
  private static final int CAPITAL = 83;
  private static final int COLUMN_TOP = 90;
  private static final int CORNICE = 103;
  private static final int RAIL = 111;
  private static final int DRUM = 43;
  private static final int DRUM_TOP = 129;
  private static final int DOME = 41;
  private static final int DOME_FOOT = 133;
  private static final int DOME_RISE = 35;
  private static final int LANTERN_FOOT = 164;
  private static final double BAY = 22.5;

  private final Pen pen;
  private final RoundView view;

  private RadcliffeCamera(Pen pen) {
    this.pen = pen;
    this.view = new RoundView(pen, CENTRE, GROUND, 8, 0.0008);
  }

  /** The picture, a new one each time and always the same. */
  public static Bitmap draw() {
    Bitmap sheet = new Bitmap(WIDTH, HEIGHT);
    RadcliffeSquare square = new RadcliffeSquare(sheet, GROUND);
    RadcliffeCamera camera = new RadcliffeCamera(new Pen(sheet));
    square.colleges();
    camera.dome();
    camera.lantern();
    camera.drum();
    camera.rotunda();
    camera.entablature();
    camera.balustrade();
    camera.base();
    camera.steps();
    square.pavement(GROUND + 4);
    return sheet;
  }

  private void lantern() {
    double foot = GROUND - LANTERN_FOOT;
    pen.line(CENTRE, foot - 26, CENTRE, foot - 20);
    pen.fill(CENTRE - 1, foot - 23, CENTRE + 1, foot - 22, true);
    for (int up = 0; up < 6; up++) {
      double half = 6 * Math.sqrt(1 - up * up / 36.0);
      pen.fill(CENTRE - half, foot - 15 - up, CENTRE + half, foot - 15 - up, true);
      pen.fill(CENTRE - half + 1, foot - 15 - up, CENTRE - 1, foot - 15 - up, up == 5);
      pen.fill(CENTRE + 2, foot - 15 - up, CENTRE + half - 2, foot - 15 - up, up % 2 != 0);
    }
    pen.box(CENTRE - 6, foot - 14, CENTRE + 6, foot);
    pen.line(CENTRE - 8, foot - 14, CENTRE + 8, foot - 14);
    pen.line(CENTRE - 7, foot - 12, CENTRE + 7, foot - 12);
    for (int bay = -1; bay <= 1; bay++) {
      pen.arch(CENTRE + 4 * bay, 1, foot - 10, foot - 3, 1, true);
    }
    pen.box(CENTRE - 10, foot - 4, CENTRE + 10, foot + 2);
    for (int post = -8; post <= 8; post += 2) {
      pen.line(CENTRE + post, foot - 4, CENTRE + post, foot - 1);
    }
    pen.line(CENTRE - 10, foot - 1, CENTRE + 10, foot - 1);
  }

  private static double domeRadius(double height) {
    double up = (height - DOME_FOOT) / DOME_RISE;
    return DOME * Math.sqrt(Math.max(0, 1 - up * up));
  }

  private void dome() {
    for (int half = 2 * DOME_FOOT; half < 2 * LANTERN_FOOT; half++) {
      view.clear(domeRadius(half / 2.0), half / 2.0, half / 2.0);
    }
    for (int height = DOME_FOOT; height < LANTERN_FOOT - 1; height++) {
      int row = height;
      view.hatch(
          domeRadius(height), height, bearing -> hatched(RoundView.shadow(bearing), row, 0.45));
    }
    for (int fifth = 5 * DOME_FOOT; fifth < 5 * LANTERN_FOOT; fifth++) {
      double height = fifth / 5.0;
      double radius = domeRadius(height);
      for (int rib = -4; rib < 4; rib++) {
        double bearing = BAY * (rib + 0.5);
        for (double side : new double[] {-2.2, 2.2}) {
          pen.dot(view.x(bearing + side, radius), view.y(bearing + side, radius, height));
        }
      }
      pen.dot(view.x(-90, radius), view.y(-90, radius, height));
      pen.dot(view.x(90, radius), view.y(90, radius, height));
    }
  }

  /** Engraver's shading: the darker, the closer the lines, none above {@code light}. */
  private static boolean hatched(double shadow, int row, double light) {
    if (shadow < light) {
      return false;
    }
    return shadow > 0.8 ? row % 2 == 0 : row % 4 == 0;
  }

  private void drum() {
    view.clear(DRUM + 2, CORNICE, DRUM_TOP + 4);
    view.edges(DRUM, CORNICE, DRUM_TOP);
    for (int height = CORNICE; height < DRUM_TOP; height++) {
      int row = height;
      view.hatch(DRUM, height, bearing -> hatched(RoundView.shadow(bearing), row, 0.6));
    }
    for (int bay = -4; bay <= 4; bay++) {
      double bearing = BAY * bay;
      double narrow = RoundView.narrowing(bearing);
      if (bay % 2 == 0 && narrow > 0.1) {
        double x = view.x(bearing, DRUM);
        double crown = view.y(bearing, DRUM, DRUM_TOP - 4);
        pen.arch(x, 5 * narrow, crown, crown + 20, 5, false);
        pen.arch(x, 4 * narrow, crown + 1, crown + 20, 4, true);
        for (int bar = 6; bar < 20; bar += 4) {
          pen.fill(x - 3 * narrow, crown + bar, x + 3 * narrow, crown + bar, false);
        }
        pen.fill(x, crown + 2, x, crown + 20, false);
      } else if (bay % 2 != 0) {
        buttress(bearing);
      }
    }
    view.clear(DRUM + 2, DRUM_TOP, DRUM_TOP + 3);
    view.ring(DRUM + 2, DRUM_TOP);
    view.ring(DRUM + 2, DRUM_TOP + 3);
    view.edges(DRUM + 2, DRUM_TOP, DRUM_TOP + 3);
    view.ring(DRUM, DRUM_TOP + 5);
    view.edges(DRUM, DRUM_TOP + 3, DRUM_TOP + 5);
  }

  private void buttress(double bearing) {
    double narrow = RoundView.narrowing(bearing);
    double x = view.x(bearing, DRUM + 2);
    double top = view.y(bearing, DRUM + 2, DRUM_TOP);
    double half = Math.max(1, 3 * narrow);
    pen.box(x - half, top, x + half, top + 30);
    pen.line(x, top + 3, x, top + 30);
  }

  private void rotunda() {
    view.clear(WALL + 1, BASE_TOP, CORNICE);
    for (int height = COLUMN_FOOT; height < COLUMN_TOP; height++) {
      int row = height;
      view.hatch(WALL, height, bearing -> hatched(RoundView.shadow(bearing), row, 0.35));
    }
    for (int bay = -3; bay <= 3; bay++) {
      opening(BAY * bay, bay % 2 == 0);
    }
    for (int pair = -4; pair < 4; pair++) {
      column(BAY * (pair + 0.5) - 3.1);
      column(BAY * (pair + 0.5) + 3.1);
    }
    view.clear(WALL + 2, BASE_TOP, COLUMN_FOOT - 2);
    view.ring(WALL + 2, COLUMN_FOOT - 2);
    view.ring(WALL + 2, COLUMN_FOOT - 4);
    view.edges(WALL + 2, BASE_TOP, COLUMN_FOOT - 2);
  }

  /** A bay between two pairs: a tall window with a small one above, or a niche. */
  private void opening(double bearing, boolean window) {
    double narrow = RoundView.narrowing(bearing);
    double x = view.x(bearing, WALL);
    double half = 4 * narrow;
    double sill = view.y(bearing, WALL, COLUMN_FOOT + 3);
    double crown = view.y(bearing, WALL, COLUMN_FOOT + 25);
    pen.fill(x - half - 1, crown - 13, x + half + 1, sill, false);
    pen.arch(x, half, crown, sill, 4, true);
    if (window) {
      pen.fill(x, crown + 2, x, sill - 1, false);
      for (double bar = crown + 5; bar < sill; bar += 4) {
        pen.fill(x - half + 1, bar, x + half - 1, bar, false);
      }
      pen.line(x - half - 1, crown - 2, x, crown - 4);
      pen.line(x + half + 1, crown - 2, x, crown - 4);
    } else {
      pen.arch(x, half - 1, crown + 1, sill - 1, 3, false);
      pen.fill(x - half + 1, crown + 6, x - half + 1, sill - 1, true);
    }
    pen.box(x - half + 1, crown - 12, x + half - 1, crown - 7);
    if (window) {
      pen.line(x, crown - 12, x, crown - 7);
    }
  }

  private void column(double bearing) {
    double narrow = RoundView.narrowing(bearing);
    double radius = WALL + 3;
    double x = view.x(bearing, radius);
    double foot = view.y(bearing, radius, COLUMN_FOOT);
    double neck = view.y(bearing, radius, CAPITAL);
    double top = view.y(bearing, radius, COLUMN_TOP);
    double half = narrow > 0.5 ? 2 : 1;
    pen.fill(x - half, neck, x + half, foot, false);
    pen.line(x - half, neck, x - half, foot);
    pen.line(x + half, neck, x + half, foot);
    if (RoundView.shadow(bearing) > 0.3) {
      pen.line(x + half - 1, neck, x + half - 1, foot);
    }
    pen.fill(x - half, top, x + half, neck, false);
    pen.line(x - half - 1, top, x + half + 1, top);
    pen.line(x - half - 1, top + 1, x - half, neck - 1);
    pen.line(x + half + 1, top + 1, x + half, neck - 1);
    pen.dot(x, top + 2);
    pen.dot(x - 1, top + 4);
    pen.dot(x + 1, top + 4);
    pen.line(x - half, neck, x + half, neck);
    pen.line(x - half - 1, foot, x + half + 1, foot);
    pen.line(x - half - 1, foot + 1, x + half + 1, foot + 1);
  }

  private void entablature() {
    double radius = WALL + 4;
    view.clear(radius, COLUMN_TOP + 1, CORNICE);
    view.ring(radius, COLUMN_TOP + 1);
    view.ring(radius, COLUMN_TOP + 4);
    view.hatch(radius, COLUMN_TOP + 6, bearing -> RoundView.shadow(bearing) > 0.5);
    view.edges(radius, COLUMN_TOP + 1, CORNICE - 3);
    for (int dentil = -30; dentil <= 30; dentil++) {
      view.upright(2.8 * dentil, radius + 2, CORNICE - 4, CORNICE - 3);
    }
    view.clear(radius + 3, CORNICE - 2, CORNICE);
    view.ring(radius + 3, CORNICE - 2);
    view.ring(radius + 3, CORNICE);
    view.edges(radius + 3, CORNICE - 2, CORNICE);
  }

  private void balustrade() {
    double radius = WALL + 3;
    view.clear(radius, CORNICE + 1, RAIL);
    for (int bearing = -87; bearing <= 87; bearing += 3) {
      view.upright(bearing, radius, CORNICE + 2, RAIL - 1);
    }
    view.ring(radius, CORNICE + 2);
    view.ring(radius, RAIL - 1);
    view.ring(radius, RAIL);
    view.edges(radius, CORNICE, RAIL);
    for (int pair = -4; pair < 4; pair++) {
      urn(BAY * (pair + 0.5), radius);
    }
  }

  /** Rows of an urn from the knob down: half the width of each. */
  private static final double[] URN = {0, 1, 0, 1, 2, 2, 3, 2, 1, 1, 2};

  private void urn(double bearing, double radius) {
    double x = view.x(bearing, radius);
    double rail = view.y(bearing, radius, RAIL);
    double half = Math.max(2, 4 * RoundView.narrowing(bearing));
    pen.box(x - half, rail, x + half, rail + 8);
    double top = rail - URN.length;
    for (int row = 0; row < URN.length; row++) {
      pen.fill(x - URN[row] - 1, top + row, x + URN[row] + 1, top + row, false);
      pen.fill(x - URN[row], top + row, x + URN[row], top + row, true);
    }
    pen.fill(x - 1, top + 4, x - 1, top + 6, false);
  }

  private void base() {
    view.clear(BASE, 0, BASE_TOP);
    view.edges(BASE, 0, BASE_TOP);
    for (int course = 0; course < 7; course++) {
      int height = 3 + 5 * course;
      view.ring(BASE, height);
      for (int bearing = course % 2 * 4 - 88; bearing < 88; bearing += 8) {
        view.upright(bearing, BASE, height, height + 5);
      }
      view.hatch(BASE, height + 2, bearing -> RoundView.shadow(bearing) > 0.55);
      view.hatch(BASE, height + 3, bearing -> RoundView.shadow(bearing) > 0.8);
    }
    for (int bay = -3; bay <= 3; bay += 2) {
      niche(BAY * bay);
    }
    for (int bay = -2; bay <= 2; bay += 2) {
      portal(BAY * bay);
    }
    view.clear(BASE + 2, BASE_TOP - 2, BASE_TOP + 1);
    view.ring(BASE + 2, BASE_TOP - 2);
    view.ring(BASE + 2, BASE_TOP + 1);
    view.edges(BASE + 2, BASE_TOP - 2, BASE_TOP + 1);
  }

  private void niche(double bearing) {
    double narrow = RoundView.narrowing(bearing);
    double x = view.x(bearing, BASE);
    double sill = view.y(bearing, BASE, 4);
    double crown = view.y(bearing, BASE, 28);
    pen.arch(x, 7 * narrow, crown - 2, sill, 7, false);
    pen.arch(x, 6 * narrow, crown - 1, sill, 6, true);
    pen.arch(x, 5 * narrow, crown, sill, 5, false);
    for (double shade = 0; shade < 3 * narrow; shade += 2) {
      pen.line(x - 4 * narrow + shade, crown + 5, x - 4 * narrow + shade, sill);
    }
  }

  /** A portal stands before the wall: a round arch with a pediment over it. */
  private void portal(double bearing) {
    double narrow = RoundView.narrowing(bearing);
    double x = view.x(bearing, BASE + 2);
    double foot = view.y(bearing, BASE + 2, 0);
    double eaves = view.y(bearing, BASE + 2, 29);
    double half = 13 * narrow;
    pen.box(x - half, eaves, x + half, foot);
    for (double course = foot - 4; course > eaves; course -= 5) {
      pen.line(x - half, course, x + half, course);
    }
    pen.arch(x, 8 * narrow, eaves + 3, foot, 8, false);
    pen.arch(x, 7 * narrow, eaves + 4, foot, 7, true);
    pen.arch(x, 6 * narrow, eaves + 5, foot, 6, false);
    for (int bar = -5; bar <= 5; bar += 2) {
      pen.line(x + bar * narrow, eaves + 10, x + bar * narrow, foot);
    }
    pen.line(x - 6 * narrow, eaves + 11, x + 6 * narrow, eaves + 11);
    double gable = eaves - 8;
    for (double row = gable; row <= eaves; row++) {
      double open = (half + 2) * (row - gable) / 8;
      pen.fill(x - open, row, x + open, row, false);
    }
    pen.line(x - half - 2, eaves, x, gable);
    pen.line(x, gable, x + half + 2, eaves);
    pen.line(x - half - 2, eaves, x + half + 2, eaves);
    pen.line(x - half + 2, eaves - 2, x + half - 2, eaves - 2);
  }

  private void steps() {
    view.clear(BASE + 3, -3, 2);
    for (int step = 0; step < 2; step++) {
      view.ring(BASE + 3 + 2 * step, 2 - 3 * step);
    }
  }
}
