/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.util.Objects;

/** Place of the experiment both programs share; the engine is written on another branch. */
public final class SuperSpikeExperiment implements AutoCloseable {

  /** An experiment with its parameters. */
  public SuperSpikeExperiment(SuperSpikeParameters parameters, Feedback feedback) {
    Objects.requireNonNull(parameters);
    Objects.requireNonNull(feedback);
  }

  /** Runs burn-in, blocks and closing loop. */
  public RunSummary run(RunListener listener) {
    listener.phase("setup");
    throw new UserError(ExitCode.MODEL, "the engine is not part of this build yet");
  }

  @Override
  public void close() {}
}
