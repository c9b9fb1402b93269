/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.comm.AllRanks;
import jauryn.comm.Communicator;
import jauryn.comm.LostRankException;
import jauryn.io.ExitCode;
import jauryn.io.UserError;
import jauryn.kernel.Simulation;
import java.util.Arrays;
import java.util.Optional;

/**
 * One rank of a simulation program: all ranks run the same program with the same arguments, rank 0
 * shows and writes what there is once.
 */
public final class RankProgram {

  /** Is told why a rank failed, at most once; not where it ends because another one has. */
  public interface FailureReport {
    /** The exit code, and the cause in one line. */
    void failed(int exitCode, String cause);
  }

  private static final long FROM_THE_BEGINNING = -1;
  private static final long NOTHING_TO_DO = -2;

  private final Feedback feedback;
  private final Communicator communicator;
  private final AllRanks ranks;
  private final Console console;

  private RankProgram(Feedback feedback, Communicator communicator, Console console) {
    this.feedback = feedback;
    this.communicator = communicator;
    this.console = console;
    ranks = new AllRanks(communicator);
  }

  /**
   * Runs {@code PROGRAM [arguments]} on this rank.
   *
   * @param communicator connects it with the others; not closed here
   * @return the exit code
   */
  public static int run(String[] args, Communicator communicator, FailureReport report) {
    try {
      Feedback feedback = feedback(args);
      String[] rest = Arrays.copyOfRange(args, 1, args.length);
      return new RankProgram(feedback, communicator, Console.system()).run(rest).code();
    } catch (LostRankException e) {
      return ExitCode.RANKS.code();
    } catch (Throwable thrown) {
      Failure failure = Failure.of(thrown);
      report.failed(failure.exitCode().code(), failure.message());
      return failure.exitCode().code();
    }
  }

  /**
   * Looks at what can be known before any rank is started; a mistake is a UserError.
   *
   * @param args {@code PROGRAM [arguments]}
   * @param option that gives the number of ranks
   */
  public static void check(String[] args, String option, int ranks) {
    feedback(args);
    SuperSpikeParameters parameters =
        SuperSpikeCommandLine.parse(Arrays.copyOfRange(args, 1, args.length)).parameters();
    if (parameters != null) {
      Check.shares(option, ranks, parameters.smallestLayer());
    }
  }

  private static Feedback feedback(String[] args) {
    for (Feedback feedback : Feedback.values()) {
      if (args.length > 0 && feedback.program().equals(args[0])) {
        return feedback;
      }
    }
    throw new UserError(
        ExitCode.USAGE,
        (args.length == 0 ? "" : args[0] + ": ") + "expected sim_symfb or sim_rfb to run on ranks");
  }

  private ExitCode run(String[] args) {
    SuperSpikeCommandLine request = null;
    UserError failure = null;
    int[] digest = new int[RunDigest.LENGTH];
    try {
      request = SuperSpikeCommandLine.parse(args);
      if (!onlyTells(request)) {
        digest = digest(request.parameters());
      }
    } catch (UserError e) {
      failure = e;
    }
    agree(failure, digest);
    if (ranks.isFirst()) {
      return lead(args, request);
    }
    return onlyTells(request) ? ExitCode.OK : follow(request.parameters());
  }

  /** Whether nothing is to be simulated. */
  private static boolean onlyTells(SuperSpikeCommandLine request) {
    return request.help() || request.version();
  }

  private int[] digest(SuperSpikeParameters parameters) {
    if (parameters.threads() > 1) {
      throw new UserError(
          ExitCode.USAGE,
          "--threads "
              + parameters.threads()
              + ": expected 1 where "
              + ranks.count()
              + " ranks run");
    }
    return RunDigest.of(feedback.program(), parameters, Preflight.check(parameters));
  }

  /**
   * Sees to it that all ranks can begin, and want the same.
   *
   * @param failure why this rank cannot begin; null if it can
   * @param digest stands for all that must be the same on all ranks
   */
  private void agree(UserError failure, int[] digest) {
    int[] mine = Arrays.copyOf(digest, digest.length + 1);
    mine[digest.length] = failure == null ? 0 : 1;
    int[][] all = ranks.gather(mine, mine.length);
    for (int rank = 0; rank < all.length; rank++) {
      if (all[rank][digest.length] != 0) {
        throw rank == ranks.rank() ? failure : new LostRankException("rank " + rank + " failed");
      }
    }
    for (int rank = 1; rank < all.length; rank++) {
      if (!Arrays.equals(all[rank], all[0])) {
        throw disagreement(rank);
      }
    }
  }

  private RuntimeException disagreement(int rank) {
    String text =
        "rank " + rank + " has other parameters, input files or another build than rank 0";
    return ranks.isFirst() ? new UserError(ExitCode.RANKS, text) : new LostRankException(text);
  }

  /** Runs the program on rank 0 and tells the others where to begin. */
  private ExitCode lead(String[] args, SuperSpikeCommandLine request) {
    boolean[] told = {false};
    SuperSpikeProgram.Experiment shared =
        (parameters, kind, shown, checkpoints) -> {
          told[0] = true;
          ranks.sum(checkpoints.saved().map(Simulation::stepOf).orElse(FROM_THE_BEGINNING));
          return simulate(parameters, shown, checkpoints);
        };
    ExitCode code = new SuperSpikeProgram(feedback, console, shared).run(args, ranks.count());
    if (!told[0] && !onlyTells(request)) {
      ranks.sum(NOTHING_TO_DO);
    }
    return code;
  }

  /** Does the part of a rank that is not the first. */
  private ExitCode follow(SuperSpikeParameters parameters) {
    try (StopSignal signals = new StopSignal(console.err())) {
      long start = ranks.sum(0);
      if (start == NOTHING_TO_DO) {
        return ExitCode.OK;
      }
      signals.phase("");
      Checkpointing checkpoints =
          new FollowingCheckpoints(
              start == FROM_THE_BEGINNING
                  ? Optional.empty()
                  : Optional.of(new Checkpoints(parameters.dir()).read(start)),
              signals);
      simulate(parameters, new Silent(), checkpoints);
      return ExitCode.OK;
    } catch (StopSignal.Stopped e) {
      return ExitCode.TERMINATED;
    }
  }

  private RunSummary simulate(
      SuperSpikeParameters parameters, RunListener listener, Checkpointing checkpoints) {
    int fileSets = SuperSpikeProgram.fileSets(checkpoints, ranks.count());
    RunRanks parts = new RunRanks(communicator, fileSets);
    return SuperSpikeProgram.simulate(parameters, feedback, listener, checkpoints, parts);
  }
}
