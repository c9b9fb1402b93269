/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** All experiments, in the order in which {@code jauryn paper all} does them. */
final class PaperFigures {
  private PaperFigures() {}

  /**
   * All of them, at full size.
   *
   * @param pattern the pattern of figures 6 to 8, asked when it is needed
   */
  static List<PaperFigure> all(Supplier<PatternSource> pattern) {
    PatternSource oxford =
        PatternSource.oxford(Path.of(System.getProperty("jauryn.home", ""), "themes"));
    return List.of(
        new Fig1(3, 250),
        new Fig2(20, 250),
        new Fig4(20, 250),
        new Fig5(20, 4000),
        new Fig6(pattern, 1, 1000),
        new Fig7(pattern, List.of(8, 32, 128), List.of(512), 1, 500),
        new Fig8(pattern, 64, 1, 200),
        new Deep(oxford, 128, 1, 200),
        new Ablations(oxford, 64, 1, 200));
  }
}
