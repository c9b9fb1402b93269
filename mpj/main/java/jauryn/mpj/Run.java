/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.mpj;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import jauryn.sim.Jauryn;
import jauryn.sim.RankProgram;
import java.nio.file.Path;

/** The launcher: {@code jauryn run -n RANKS [options] PROGRAM [arguments]}. */
public final class Run {
  private static final String USAGE =
      """
      Usage: jauryn run -n RANKS [options] PROGRAM [arguments]

      Runs sim_symfb, sim_rfb, sim_coba or sim_brunel on several ranks, over MPJ Express.

        -n RANKS            number of ranks
        --device multicore  ranks are threads of one process (default on one machine)
        --device niodev     ranks are processes that talk over TCP
        --hosts A,B,...     machines the ranks are dealt out to, reached by ssh (implies niodev);
                            JAURYN_RSH names another command than ssh
        --listen ADDRESS    address of this machine at which ranks on others find one another

      Where a batch system starts the processes, 'jauryn rank PROGRAM [arguments]' is one of them.
      """;

  private Run() {}

  /** Runs the ranks and ends the process with the exit code of the job. */
  public static void main(String[] args) {
    int code;
    try {
      code = run(args);
    } catch (UserError e) {
      System.err.println("error: " + e.getMessage());
      code = e.exitCode().code();
    }
    System.out.flush();
    System.exit(code);
  }

  private static int run(String[] args) {
    if (args.length > 0 && (args[0].equals("--help") || args[0].equals("-h"))) {
      System.out.print(USAGE);
      return 0;
    }
    RunOptions options = RunOptions.parse(args);
    if (options.ranks() == 1) {
      Jauryn.main(options.program());
    }
    RankProgram.check(options.program(), "-n", options.ranks());
    if (options.device().equals("niodev")) {
      return new Processes(options).run();
    }
    return new Threads(home(), options).run();
  }

  private static Path home() {
    String home = System.getenv("MPJ_HOME");
    if (home == null) {
      throw new UserError(
          ExitCode.USAGE, "MPJ_HOME is not set: expected the folder of MPJ Express");
    }
    return Path.of(home);
  }
}
