/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import java.util.Map;
import java.util.function.Supplier;

/**
 * One run of an experiment.
 *
 * @param condition what distinguishes it from others of the figure but the seed; part of file names
 * @param seed of all its random numbers
 * @param settings all that decides about the result besides, for the description and to know
 *     whether a result on disk is that of this run: numbers, booleans and text
 * @param work does the run; may be called in any thread, at the same time as others
 */
record PaperRun(
    String condition, long seed, Map<String, Object> settings, Supplier<PaperResult> work) {
  /** Its name, and that of its file. */
  String name() {
    return condition + "-seed" + seed;
  }
}
