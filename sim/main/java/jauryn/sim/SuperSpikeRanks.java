/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.comm.Communicator;
import jauryn.io.ExitCode;
import java.nio.file.Path;
import java.util.function.Consumer;

/** {@code sim_symfb} and {@code sim_rfb} on ranks, each of which writes files of its own. */
final class SuperSpikeRanks implements RankedProgram {
  private final Feedback feedback;
  private final String[] args;
  private final SuperSpikeCommandLine request;
  private final Console console;

  SuperSpikeRanks(Feedback feedback, String[] args, Console console) {
    this.feedback = feedback;
    this.args = args;
    this.console = console;
    request = SuperSpikeCommandLine.parse(args);
  }

  @Override
  public boolean onlyTells() {
    return request.help() || request.version();
  }

  @Override
  public int[] digest(int ranks) {
    SuperSpikeParameters parameters = request.parameters();
    Check.oneThread(parameters.threads(), ranks);
    return RunDigest.of(
        feedback.program(), SuperSpikeOptions.values(parameters), Preflight.check(parameters));
  }

  @Override
  public void checkShares(String option, int ranks) {
    Check.shares(option, ranks, request.parameters().smallestLayer());
  }

  @Override
  public Path dir() {
    return request.parameters().dir();
  }

  @Override
  public ExitCode lead(Communicator communicator, Consumer<Checkpointing> beginning) {
    SuperSpikeProgram.Experiment shared =
        (parameters, kind, shown, checkpoints) -> {
          beginning.accept(checkpoints);
          return simulate(shown, checkpoints, communicator);
        };
    return new SuperSpikeProgram(feedback, console, shared).run(args, communicator.size());
  }

  @Override
  public void follow(Communicator communicator, Checkpointing checkpoints) {
    simulate(new Silent(), checkpoints, communicator);
  }

  private RunSummary simulate(
      RunListener listener, Checkpointing checkpoints, Communicator communicator) {
    int fileSets = SuperSpikeProgram.fileSets(checkpoints, communicator.size());
    RunRanks parts = new RunRanks(communicator, fileSets);
    return SuperSpikeProgram.simulate(request.parameters(), feedback, listener, checkpoints, parts);
  }
}
