/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.ExitCode;
import jauryn.io.RasFile;
import jauryn.io.UserError;
import jauryn.tools.SpikeTask;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Files with a pattern to learn.
 *
 * @param input spike trains of the input
 * @param target spike trains to answer with
 * @param inputs number of inputs
 * @param outputs number of outputs
 * @param grid after how many seconds both begin again
 */
record PatternSource(Path input, Path target, int inputs, int outputs, float grid) {
  private static final int OXFORD_NEURONS = 200;
  private static final float OXFORD_SECONDS = 1.89f;

  /** A task of a benchmark suite; a UserError if there is none of this name. */
  static PatternSource of(Path suite, String task) {
    return SpikeTask.in(suite).stream()
        .filter(found -> found.name().equals(task))
        .findFirst()
        .map(t -> new PatternSource(t.input(), t.target(), t.inputs(), t.outputs(), t.seconds()))
        .orElseThrow(
            () ->
                new UserError(
                    ExitCode.INPUT, "no task " + task + " in " + suite + ", expected one"));
  }

  /** The Oxford theme. */
  static PatternSource oxford(Path themes) {
    return new PatternSource(
        themes.resolve("oxford-input.ras"),
        themes.resolve("oxford-target.ras"),
        OXFORD_NEURONS,
        OXFORD_NEURONS,
        OXFORD_SECONDS);
  }

  /** Parameters of a network of the right size, with initial weights with which it is silent. */
  SuperSpikeParameters.Builder parameters() {
    return SuperSpikeParameters.builder()
        .input(input)
        .target(target)
        .nin(inputs)
        .nout(outputs)
        .grid(grid)
        .w0(0.05)
        .delay(0f);
  }

  /** The spikes of the input. */
  SpikePattern inputSpikes() {
    return SpikePattern.of(RasFile.read(input, inputs));
  }

  /** The spikes of the target. */
  SpikePattern targetSpikes() {
    return SpikePattern.of(RasFile.read(target, outputs));
  }

  /** Keys and values for the settings of a run: what is in the files, wherever they are. */
  Map<String, Object> content() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("inputSha256", InputFile.of("input", input).content().get("sha256"));
    content.put("targetSha256", InputFile.of("target", target).content().get("sha256"));
    return content;
  }
}
