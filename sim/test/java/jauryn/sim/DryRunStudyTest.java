/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jauryn.comm.DryRun;
import jauryn.io.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many ranks imitated by one process: the same results, and what they would need. */
final class DryRunStudyTest {
  private static final int NEURONS = 200;

  @TempDir Path folder;

  @Test
  void imitatedRanksGiveTheResultsOfOne() throws IOException {
    SmallTask task = new SmallTask(folder);
    String[] protocol = {"--simtime", "1.2", "--blocks", "2", "--fast"};
    Path one = task.dir("one");
    Path five = task.dir("five");
    program(1).run(task.args(one, protocol));
    program(5).run(task.args(five, protocol));
    SameResults.assertSame(one, five, "5 imitated ranks");
  }

  /** Prints the table of docs/scaling.md. */
  @Test
  @Tag("dryrun")
  void whatManyRanksWouldNeed() throws IOException {
    Random random = new Random(1);
    for (String name : List.of("input.ras", "target.ras")) {
      StringBuilder text = new StringBuilder();
      for (int k = 1; k < 18_900; k++) {
        for (int i = 0; i < NEURONS; i++) {
          if (random.nextDouble() < 4e-4) {
            text.append(String.format(Locale.ROOT, "%.4f %d\n", k * 1e-4, i));
          }
        }
      }
      Files.writeString(folder.resolve(name), text);
    }
    for (int hidden : new int[] {256, 4096}) {
      study(hidden, 1); // compiles
      study(hidden, 2);
      double alone = Double.NaN;
      for (int ranks : new int[] {1, 2, 4, 8, 16, 64}) {
        DryRun run = study(hidden, ranks);
        double critical = run.criticalSeconds();
        alone = ranks == 1 ? critical : alone;
        System.out.printf(
            Locale.ROOT,
            "hidden %d, ranks %d: critical %.2f s, %.2f times as fast, %.1f us a round, busiest %.2f"
                + " s, %d rounds, %d kB%n",
            hidden,
            ranks,
            critical,
            alone / critical,
            1e6 * critical / run.rounds(),
            busiest(run, ranks),
            run.rounds(),
            run.bytesReceived() / 1000);
      }
    }
  }

  private static double busiest(DryRun run, int ranks) {
    double most = 0;
    for (int rank = 0; rank < ranks; rank++) {
      most = Math.max(most, run.busySeconds(rank));
    }
    return most;
  }

  private DryRun study(int hidden, int ranks) throws IOException {
    Path dir = Files.createTempDirectory(folder, "ranks");
    List<String> args = new ArrayList<>();
    String options =
        "--nin 200 --nout 200 --w0 0.05 --grid 1.89 --eta 1e-3 --simtime 3 --blocks 2 --fast"
            + " --quiet --no-report";
    args.addAll(List.of(options.split(" ")));
    args.addAll(List.of("--nhidden", "" + hidden, "--input", folder.resolve("input.ras") + ""));
    args.addAll(List.of("--target", folder.resolve("target.ras") + ""));
    args.addAll(List.of("--dir", dir + "", "--log-dir", dir + ""));
    DryRun run = new DryRun(ranks);
    assertEquals(0, program(run).run(args.toArray(String[]::new)).code());
    return run;
  }

  private static SuperSpikeProgram program(int ranks) throws UserError {
    return program(new DryRun(ranks));
  }

  private static SuperSpikeProgram program(DryRun run) {
    return new SuperSpikeProgram(
        Feedback.SYMMETRIC,
        new TestConsole().console(false),
        (parameters, feedback, listener, checkpoints) ->
            run.run(
                    communicator -> {
                      RunRanks ranks = RunRanks.joint(communicator);
                      RunListener shown =
                          ranks.communicator().rank() == 0 ? listener : new Silent();
                      try (SuperSpikeExperiment experiment =
                          new SuperSpikeExperiment(parameters, feedback, ranks)) {
                        return experiment.run(shown, checkpoints);
                      }
                    })
                .get(0));
  }
}
