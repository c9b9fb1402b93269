/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.mpj;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import jauryn.sim.Jauryn;
import jauryn.sim.RankProgram;
import java.nio.file.Path;

/** The launcher: {@code jauryn run -n RANKS [options] PROGRAM [arguments]}. */
public final class Run {
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
      Jauryn.main(new String[] {"run", "--help"});
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
