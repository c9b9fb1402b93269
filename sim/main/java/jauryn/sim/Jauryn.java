/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import jauryn.tools.Aube;
import jauryn.tools.CurveCommand;
import jauryn.tools.ExportCommand;
import jauryn.tools.MovieCommand;
import jauryn.tools.RasterCommand;
import jauryn.tools.ReportCommand;
import jauryn.tools.StateCommand;
import jauryn.tools.StatsCommand;
import jauryn.tools.ThemeCommand;
import jauryn.tools.WeightsCommand;
import java.util.Arrays;

/**
 * The one entry point: {@code jauryn PROGRAM [arguments]}. Only the classes of the program that
 * runs are loaded.
 */
public final class Jauryn {
  private static final String USAGE =
      """
      Usage: jauryn PROGRAM [arguments]

      Simulations:
        sim_symfb   train a network with symmetric feedback
        sim_rfb     train a network with random feedback
        sim_coba    the benchmark network of Vogels and Abbott
        sim_brunel  simulate the network of Brunel (2000), with and without plasticity
        run         run a simulation of your own, FILE.java, or one of these
                    on several ranks over MPJ Express
        rank        be one of these ranks, started by srun, mpirun or the like
        sweep       run one of these for all combinations of lists of parameters
        benchmark   learn the tasks of a benchmark suite and show how well and how fast
        paper       repeat the experiments of the SuperSpike paper, figure by figure
      Tools:
        aube        show spike files as text
        theme       make input and target spike trains out of a picture
        raster      draw spike files
        curve       show the learning curves of runs
        stats       rates, variability, correlation, distance from a target
        movie       film how the output of a run learned its target
        report      write a page about a run
        export      hand the results of a run to other programs
        state       show what is in a checkpoint
        weights     write the weights in a checkpoint as text
      Other:
        help        show this text (also --help)
        version     show the version (also --version)

      'jauryn PROGRAM --help' explains a program.
      """;

  private static final String RUN_USAGE =
      """
      Usage: jauryn run FILE.java [arguments]
             jauryn run -n RANKS [options] PROGRAM [arguments]

      Runs a simulation of your own that is a single file, with a public class of its name; see
      docs/library.md. Or runs sim_symfb, sim_rfb, sim_coba or sim_brunel on several ranks, over
      MPJ Express:

        -n RANKS            number of ranks
        --device multicore  ranks are threads of one process (default on one machine)
        --device niodev     ranks are processes that talk over TCP
        --hosts A,B,...     machines the ranks are dealt out to, reached by ssh (implies niodev);
                            JAURYN_RSH names another command than ssh
        --listen ADDRESS    address of this machine at which ranks on others find one another

      Where a batch system starts the processes, 'jauryn rank PROGRAM [arguments]' is one of them.
      """;

  private Jauryn() {}

  /** Runs a program and ends the process with its exit code. */
  public static void main(String[] args) {
    int code = run(args, Console.system());
    System.out.flush();
    System.exit(code);
  }

  /** Runs a program; the exit code. */
  static int run(String[] args, Console console) {
    try {
      return dispatch(args, console);
    } catch (Throwable thrown) {
      Failure failure = Failure.of(thrown);
      console.err().println("error: " + failure.message());
      return failure.exitCode().code();
    }
  }

  /** What needs no ranks; bin/jauryn starts the rest with the classes for them. */
  private static int runFile(String[] args, Console console) throws Exception {
    String first = args.length == 0 ? "" : args[0];
    if (first.equals("--help") || first.equals("-h")) {
      console.out().print(RUN_USAGE);
      return ExitCode.OK.code();
    }
    if (first.startsWith("-")) {
      throw new UserError(
          ExitCode.USAGE, "run " + first + ": expected to be started by bin/jauryn");
    }
    if (!first.endsWith(".java")) {
      throw new UserError(
          ExitCode.USAGE,
          ("run " + first).trim()
              + ": expected FILE.java, or -n RANKS and a program (see jauryn run --help)");
    }
    return SingleFile.run(args, console);
  }

  private static int dispatch(String[] args, Console console) throws Exception {
    if (args.length == 0) {
      throw new UserError(ExitCode.USAGE, "expected the name of a program (see jauryn help)");
    }
    String[] rest = Arrays.copyOfRange(args, 1, args.length);
    switch (args[0]) {
      case "sim_symfb":
        return SuperSpikeProgram.of(Feedback.SYMMETRIC, console).run(rest).code();
      case "sim_rfb":
        return SuperSpikeProgram.of(Feedback.RANDOM, console).run(rest).code();
      case "sim_coba":
        return new NetworkRun(new CobaProgram(console), rest, console).run().code();
      case "sim_brunel":
        return new NetworkRun(new BrunelProgram(console), rest, console).run().code();
      case "sweep":
        return new Sweep(console, System.getenv()).run(rest);
      case "benchmark":
        return ToolProgram.run(new Benchmark(console), rest, console);
      case "paper":
        return ToolProgram.run(new PaperCommand(console), rest, console);
      case "aube":
        return Aube.run(rest, console.bytes(), console.err());
      case "theme":
        return ToolProgram.run(new ThemeCommand(), rest, console);
      case "raster":
        return ToolProgram.run(new RasterCommand(), rest, console);
      case "curve":
        return ToolProgram.run(new CurveCommand(), rest, console);
      case "stats":
        return ToolProgram.run(new StatsCommand(), rest, console);
      case "report":
        return ToolProgram.run(new ReportCommand(), rest, console);
      case "export":
        return ToolProgram.run(new ExportCommand(), rest, console);
      case "state":
        return ToolProgram.run(new StateCommand(), rest, console);
      case "weights":
        return ToolProgram.run(new WeightsCommand(), rest, console);
      case "movie":
        return ToolProgram.run(new MovieCommand(), rest, console);
      case "help", "--help", "-h":
        console.out().print(USAGE);
        return ExitCode.OK.code();
      case "version", "--version":
        console.out().println("JAuryn " + BuildInfo.load());
        return ExitCode.OK.code();
      case "run":
        return runFile(rest, console);
      case "rank":
        throw new UserError(ExitCode.USAGE, "rank: expected to be started by bin/jauryn");
      default:
        throw new UserError(ExitCode.USAGE, args[0] + ": no such program (see jauryn help)");
    }
  }
}
