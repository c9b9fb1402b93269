/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** All experiments, in the order in which {@code jauryn paper all} does them. */
final class PaperFigures {
  private PaperFigures() {}

  /**
   * All of them, at a size at which they take half an hour on two processors.
   *
   * @param seeds runs of each condition; empty for what the figure takes
   * @param longer whether figures that the half hour has shortened have their full size
   * @param pattern the pattern of figures 6 to 8, asked when it is needed
   */
  static List<PaperFigure> all(Supplier<PatternSource> pattern, OptionalInt seeds, boolean longer) {
    PatternSource oxford =
        PatternSource.oxford(Path.of(System.getProperty("jauryn.home", ""), "themes"));
    return List.of(
        new Fig1(seeds.orElse(3), 250),
        new Fig2(seeds.orElse(20), 250),
        new Fig4(seeds.orElse(20), 250),
        new Fig5(seeds.orElse(20), 3000),
        new Fig6(pattern, seeds.orElse(1), 1000),
        longer
            ? new Fig7(pattern, List.of(8, 32, 128, 256), List.of(512), seeds.orElse(3), 1000)
            : new Fig7(pattern, List.of(8, 32, 128), List.of(512), seeds.orElse(1), 500),
        new Fig8(pattern, longer ? 256 : 64, seeds.orElse(1), longer ? 1000 : 200),
        new Deep(oxford, longer ? 256 : 128, seeds.orElse(1), longer ? 1000 : 200),
        new Ablations(oxford, longer ? 256 : 64, seeds.orElse(1), longer ? 1000 : 200));
  }
}
