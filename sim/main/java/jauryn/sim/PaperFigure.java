/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import java.util.List;

/**
 * An experiment of Zenke and Ganguli (2018), or one beside these: what is run, and what the results
 * say about the paper's claims.
 */
interface PaperFigure {
  /** What it is called on the command line, as in {@code fig2}. */
  String name();

  /** What it is about, in a few words. */
  String title();

  /** Whether it takes a pattern of the benchmark suite. */
  default boolean needsSuite() {
    return false;
  }

  /** What the paper reports, in a sentence or two. */
  String claim();

  /** What the picture says below. */
  default String caption() {
    return "Paper: " + claim() + " Whether it came out here is in verdict.txt.";
  }

  /**
   * All runs. Names are unique; runs of one condition differ by their seed only, and those of all
   * conditions have the same columns of numbers and curves.
   */
  List<PaperRun> runs();

  /** Draws the picture and compares with the claims, once all runs are done. */
  PaperVerdict judge(PaperResults results);
}
