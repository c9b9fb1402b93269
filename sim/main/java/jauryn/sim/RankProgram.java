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

  private final Communicator communicator;
  private final AllRanks ranks;
  private final Console console;

  private RankProgram(Communicator communicator, Console console) {
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
      return new RankProgram(communicator, Console.system()).run(args).code();
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
    RankedProgram program = program(args, Console.system());
    if (!program.onlyTells()) {
      program.checkShares(option, ranks);
    }
  }

  private static RankedProgram program(String[] args, Console console) {
    String name = args.length == 0 ? "" : args[0];
    String[] rest = Arrays.copyOfRange(args, Math.min(1, args.length), args.length);
    return switch (name) {
      case "sim_symfb" -> new SuperSpikeRanks(Feedback.SYMMETRIC, rest, console);
      case "sim_rfb" -> new SuperSpikeRanks(Feedback.RANDOM, rest, console);
      case CobaProgram.NAME -> new NetworkRun(new CobaProgram(console), rest, console);
      case BrunelProgram.NAME -> new NetworkRun(new BrunelProgram(console), rest, console);
      default ->
          throw new UserError(
              ExitCode.USAGE,
              (name.isEmpty() ? "" : name + ": ")
                  + "expected sim_symfb, sim_rfb, sim_coba or sim_brunel to run on ranks");
    };
  }

  private ExitCode run(String[] args) {
    RankedProgram program;
    int[] digest = new int[RunDigest.LENGTH];
    try {
      program = program(args, console);
      if (!program.onlyTells()) {
        digest = program.digest(ranks.count());
      }
    } catch (UserError e) {
      agree(e, digest);
      throw e;
    }
    agree(null, digest);
    if (ranks.isFirst()) {
      return lead(program);
    }
    return program.onlyTells() ? ExitCode.OK : follow(program);
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
  private ExitCode lead(RankedProgram program) {
    boolean[] told = {false};
    ExitCode code =
        program.lead(
            communicator,
            checkpoints -> {
              told[0] = true;
              ranks.sum(checkpoints.saved().map(Simulation::stepOf).orElse(FROM_THE_BEGINNING));
            });
    if (!told[0] && !program.onlyTells()) {
      ranks.sum(NOTHING_TO_DO);
    }
    return code;
  }

  /** Does the part of a rank that is not the first. */
  private ExitCode follow(RankedProgram program) {
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
                  : Optional.of(new Checkpoints(program.dir()).read(start)),
              signals);
      program.follow(communicator, checkpoints);
      return ExitCode.OK;
    } catch (StopSignal.Stopped e) {
      return ExitCode.TERMINATED;
    }
  }
}
