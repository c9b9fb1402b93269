/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.jr.ob.JSON;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many ranks imitated by one process: the same results, and what they would need. */
final class DryRunStudyTest {
  /** From one exchange of spikes to the next, s. */
  private static final double EXCHANGE_SECONDS = 0.8e-3;

  /** A message of niodev, as measured over loopback (docs/scaling.md), µs. */
  private static final double MESSAGE_MICROS = 50;

  /** A byte on a network of 10 Gbit/s, µs. */
  private static final double BYTE_MICROS = 0.8e-3;

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

  /** Networks of the study, with the size of input and output, and the most ranks imitated. */
  private enum Study {
    SMALL(Feedback.SYMMETRIC, "200-256-200", 200, 200, "--nhidden 256 --w0 0.05 --simtime 2"),
    LARGE(Feedback.SYMMETRIC, "200-4096-200", 200, 200, "--nhidden 4096 --w0 0.05 --simtime 2"),
    // Its first layer is sparse: all weights are drawn on each of the ranks.
    WIDE(
        Feedback.RANDOM,
        "1024-4096-1024",
        1024,
        256,
        "--nhidden 4096 --w0 0.1 --sparseness 0.2 --simtime 0.3");

    private final Feedback feedback;
    private final String title;
    private final int neurons;
    private final int most;
    private final String options;

    Study(Feedback feedback, String title, int neurons, int most, String options) {
      this.feedback = feedback;
      this.title = title;
      this.neurons = neurons;
      this.most = most;
      this.options = options;
    }
  }

  /** Prints the table of docs/scaling.md, of which it explains the columns. */
  @ParameterizedTest
  @EnumSource
  @Tag("dryrun")
  void whatManyRanksWouldNeed(Study study) throws IOException {
    writeSpikes(study.neurons);
    imitate(study, 1); // compiles
    imitate(study, 2);
    double alone = Double.NaN;
    for (int ranks : new int[] {1, 2, 4, 8, 16, 64, 200, 256}) {
      if (ranks <= study.most) {
        DryRun run = imitate(study, ranks);
        double intervals = modelSeconds() / EXCHANGE_SECONDS;
        double slowest = 1e6 * run.criticalSeconds() / intervals;
        double mean = 1e6 * run.busySeconds() / ranks / intervals;
        int steps = Integer.SIZE - Integer.numberOfLeadingZeros(ranks - 1);
        double bytes = run.bytesReceived() / intervals;
        double exchange = steps * MESSAGE_MICROS + bytes * BYTE_MICROS;
        alone = ranks == 1 ? mean : alone;
        System.out.printf(
            Locale.ROOT,
            "| %s | %d | %.1f | %.1f | %d | %.0f | %.1f | %.0f | %.0f | %.2f |%n",
            study.title,
            ranks,
            mean,
            slowest,
            Math.round(steps * run.rounds() / modelSeconds()),
            bytes,
            run.bytesReceived() / 1e6 / modelSeconds(),
            exchange,
            slowest + exchange,
            alone / (slowest + exchange));
      }
    }
  }

  private void writeSpikes(int neurons) throws IOException {
    Random random = new Random(1);
    for (String name : List.of("input.ras", "target.ras")) {
      StringBuilder text = new StringBuilder();
      for (int k = 1; k < 18_900; k++) {
        for (int i = 0; i < neurons; i++) {
          if (random.nextDouble() < 4e-4) {
            text.append(String.format(Locale.ROOT, "%.4f %d\n", k * 1e-4, i));
          }
        }
      }
      Files.writeString(folder.resolve(name), text);
    }
  }

  private double modelSeconds() throws IOException {
    String text = Files.readString(folder.resolve("ranks").resolve(RunManifest.FILE_NAME));
    return ((Number) JSON.std.mapFrom(text).get("modelSeconds")).doubleValue();
  }

  private DryRun imitate(Study study, int ranks) throws IOException {
    Path dir = Files.createDirectories(folder.resolve("ranks"));
    List<String> args = new ArrayList<>();
    String options =
        "--grid 1.89 --eta 1e-3 --blocks 1 --fast --fresh --quiet --no-report"
            + (" --nin " + study.neurons + " --nout " + study.neurons + " " + study.options);
    args.addAll(List.of(options.split(" ")));
    args.addAll(List.of("--input", folder.resolve("input.ras") + ""));
    args.addAll(List.of("--target", folder.resolve("target.ras") + ""));
    args.addAll(List.of("--dir", dir + "", "--log-dir", dir + ""));
    DryRun run = new DryRun(ranks);
    assertEquals(0, program(study.feedback, run).run(args.toArray(String[]::new)).code());
    return run;
  }

  private static SuperSpikeProgram program(int ranks) throws UserError {
    return program(Feedback.SYMMETRIC, new DryRun(ranks));
  }

  private static SuperSpikeProgram program(Feedback kind, DryRun run) {
    return new SuperSpikeProgram(
        kind,
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
