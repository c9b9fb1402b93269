/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

/**
 * What surrounds the Camera as one looks north from St Mary's: Brasenose College on the left, the
 * twin towers of All Souls on the right, cobbles in front. It gives the columns at both margins of
 * the picture something to learn.
 */
final class RadcliffeSquare {
  private final Bitmap sheet;
  private final Pen pen;
  private final int ground;

  /**
   * @param ground row of the foot of the buildings; what is below becomes pavement
   */
  RadcliffeSquare(Bitmap sheet, int ground) {
    this.sheet = sheet;
    this.pen = new Pen(sheet);
    this.ground = ground;
  }

  /** All that stands behind the Camera. */
  void colleges() {
    gable(5, 68);
    gable(22, 68);
    front(-2, 35, 52);
    spire(168, 109);
    spire(184, 113);
    front(150, 190, 48);
    birds();
  }

  /** A battlemented range of two storeys with square-headed windows. */
  private void front(int left, int right, int height) {
    int top = ground - height;
    pen.box(left, top, right, ground);
    for (int merlon = left; merlon < right; merlon += 6) {
      pen.box(merlon, top - 4, merlon + 3, top);
    }
    pen.line(left, top + 4, right, top + 4);
    pen.line(left, top + height / 2, right, top + height / 2);
    for (int window = left + 4; window < right; window += 11) {
      gothic(window + 2, top + 9);
      gothic(window + 2, top + height / 2 + 5);
    }
    for (int row = top + 6; row < ground; row += 4) {
      for (int x = left + row % 3 * 4; x < right; x += 13) {
        pen.line(x, row, x + 1, row);
      }
    }
  }

  /** A window of two lights under a hood. */
  private void gothic(int x, int y) {
    pen.box(x - 3, y, x + 3, y + 12);
    pen.fill(x - 2, y + 2, x - 1, y + 11, true);
    pen.fill(x + 1, y + 2, x + 2, y + 11, true);
    pen.fill(x - 2, y + 6, x + 2, y + 6, false);
  }

  /** A steep gable with a small window and a finial. */
  private void gable(int x, int height) {
    int top = ground - height;
    for (int row = 0; row <= 16; row++) {
      int half = row * 7 / 16;
      pen.fill(x - half, top + row, x + half, top + row, false);
    }
    pen.line(x - 7, top + 16, x, top);
    pen.line(x, top, x + 7, top + 16);
    pen.line(x, top - 4, x, top);
    pen.arch(x, 1, top + 7, top + 12, 1, true);
  }

  /** One of Hawksmoor's towers: three stages, each narrower, with pinnacles at the corners. */
  private void spire(int x, int height) {
    int[] halves = {6, 5, 3};
    int[] feet = {0, height - 36, height - 14};
    int[] heads = {height - 36, height - 14, height - 4};
    for (int stage = 2; stage >= 0; stage--) {
      int half = halves[stage];
      int top = ground - heads[stage];
      int foot = ground - feet[stage];
      pen.box(x - half, top, x + half, foot);
      for (int row = top + 2; row < foot; row += 3) {
        pen.line(x + half - 1 - stage % 2, row, x + half, row);
      }
      for (int side = -1; side <= 1; side += 2) {
        pen.fill(x + side * half - 1, top - 1, x + side * half + 1, top - 1, true);
        pen.line(x + side * half, top - 7 + stage, x + side * half, top);
      }
      pen.arch(x, Math.max(1, half - 3), top + 4, Math.min(foot - 2, top + 17), half - 2, true);
      pen.fill(x, top + 6, x, Math.min(foot - 2, top + 17), false);
      pen.line(x - half, top + 1, x + half, top + 1);
    }
    pen.line(x, ground - height - 3, x, ground - height + 4);
  }

  private void birds() {
    int[][] places = {{22, 40}, {33, 33}, {40, 42}, {153, 28}};
    for (int[] at : places) {
      pen.line(at[0] - 3, at[1] - 1, at[0] - 1, at[1] - 2);
      pen.dot(at[0], at[1]);
      pen.line(at[0] + 1, at[1] - 2, at[0] + 3, at[1] - 1);
      pen.dot(at[0] - 1, at[1] - 1);
      pen.dot(at[0] + 1, at[1] - 1);
    }
  }

  /** Setts in courses, larger towards the viewer. */
  void pavement(int from) {
    int course = 0;
    for (int row = from; row < sheet.height(); row += 2) {
      int length = 4 + 2 * course;
      for (int x = -course * 3; x < sheet.width(); x += length + 2) {
        pen.line(x, row, x + length - 1, row);
      }
      course++;
    }
  }
}
