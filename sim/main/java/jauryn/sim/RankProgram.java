/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.comm.AllRanks;
import jauryn.comm.Communicator;
import jauryn.comm.LostRankException;
import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.util.Arrays;

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

  private RankProgram() {}

  /**
   * Runs {@code PROGRAM [arguments]} on this rank.
   *
   * @param communicator connects it with the others; not closed here
   * @return the exit code
   */
  public static int run(String[] args, Communicator communicator, FailureReport report) {
    try {
      return program(args).runRank(Arrays.copyOfRange(args, 1, args.length), communicator).code();
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

  private static SuperSpikeProgram program(String[] args) {
    return SuperSpikeProgram.of(feedback(args), Console.system());
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

  /**
   * Sees to it that all ranks can begin, and want the same.
   *
   * @param failure why this rank cannot begin; null if it can
   * @param digest stands for all that must be the same on all ranks
   */
  static void agree(AllRanks ranks, UserError failure, int[] digest) {
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
        throw disagreement(ranks, rank);
      }
    }
  }

  private static RuntimeException disagreement(AllRanks ranks, int rank) {
    String text =
        "rank " + rank + " has other parameters, input files or another build than rank 0";
    return ranks.isFirst() ? new UserError(ExitCode.RANKS, text) : new LostRankException(text);
  }
}
