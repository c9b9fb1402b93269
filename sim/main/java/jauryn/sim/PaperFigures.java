/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import java.util.List;

/** All experiments, in the order in which {@code jauryn paper all} does them. */
final class PaperFigures {
  private PaperFigures() {}

  /** All of them, at full size. */
  static List<PaperFigure> all() {
    return List.of(
        new Fig2(20, 250),
        new Fig4(20, 250),
        new Fig5(Integer.getInteger("xorseeds", 20), Integer.getInteger("xortrials", 6000)));
  }
}
