/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.comm.AllRanks;
import jauryn.comm.RankThreads;
import jauryn.io.ExitCode;
import jauryn.io.StateFile;
import jauryn.kernel.Device;
import jauryn.kernel.Simulation;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import jauryn.kernel.Stateful;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Runs that crash at random steps, some of them while they write a checkpoint, and go on: their
 * results are those of a run that nothing happened to.
 */
final class ResumeTest {
  private static final double PAUSES_USED = 0.1;
  private static final double CRASH_WHILE_SAVING = 0.1;
  private static final int CRASHES = 3;
  private static final int MOST_STEPS = 15_000;
  private static final int MOST_THREADS = 3;

  /** What ends a run here. Nothing is closed: buffers that were not written are lost. */
  private static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @TempDir Path folder;

  /** Task, and how many ranks have files of their own. */
  @ParameterizedTest
  @CsvSource({
    "SYMMETRIC, 2, --simtime 1.2 --blocks 3",
    "SYMMETRIC, 1, --simtime 1.2 --blocks 2 --plasticity dense",
    "RANDOM,    1, --simtime 1.2 --blocks 3 --delay 0.8e-3",
    "RANDOM,    3, --simtime 1.2 --blocks 2 --delay 0.8e-3 --plasticity dense",
    "SYMMETRIC, 1, --simtime 1 --blocks 22 --fast --eta 1e-2",
    "SYMMETRIC, 1, --simtime 1.5 --blocks 2 --layers 2 --bgrate 3",
    "RANDOM,    2, --simtime 1.5 --blocks 2 --layers 2 --bgrate 3 --sparseness 0.4 --fast",
    "RANDOM,    1, --simtime 1.1 --blocks 2 --sparseness 0.4 --plasticity dense --fast",
    "SYMMETRIC, 1, --simtime 2 --blocks 1 --layers 0 --nopartial",
    "SYMMETRIC, 1, --simtime 2 --blocks 1 --fixedhidden",
    "RANDOM,    1, --simtime 0.5 --blocks 0",
    "SYMMETRIC, 1, --simtime 1.2 --blocks 2 --update-interval 0.0771 --layer-rate --beta 300",
    "RANDOM,    1, --simtime 1.2 --blocks 2 --update-interval 1.3 --rho-exponent 1.5 --fast",
    "RANDOM,    1, --simtime 1.2 --blocks 2 --plasticity dense --optimiser rmsprop --fast",
    "SYMMETRIC, 1, --simtime 1.2 --blocks 2 --optimiser sgd --eta 0.05 --rho 3 --fast",
  })
  void aRunThatCrashesLosesNothing(Feedback feedback, int fileSets, String options)
      throws IOException {
    SmallTask task = new SmallTask(folder);
    Path whole = task.dir("whole");
    String[] more = options.split(" ");
    assertEquals(ExitCode.OK, program(feedback, fileSets, null).run(task.args(whole, more)));

    Path broken = task.dir("broken");
    Random random = new Random(options.hashCode());
    int crashes = 0;
    boolean complete = false;
    while (!complete) {
      String attempt =
          options + " --checkpoint-every 0.000001s --threads " + (1 + random.nextInt(MOST_THREADS));
      String[] args = task.args(broken, attempt.split(" "));
      try {
        assertEquals(
            ExitCode.OK, program(feedback, fileSets, crashes < CRASHES ? random : null).run(args));
        complete = true;
      } catch (RuntimeException e) {
        assertTrue(e.toString().contains(Crash.class.getName()), e::toString);
        crashes++;
      }
    }
    assertTrue(crashes > 0, "nothing crashed");
    SameResults.assertSame(whole, broken, options + ", " + crashes + " crashes");
  }

  /** A program that crashes sooner or later, unless {@code random} is null. */
  private static SuperSpikeProgram program(Feedback feedback, int fileSets, Random random) {
    return new SuperSpikeProgram(
        feedback,
        new TestConsole().console(false),
        (parameters, path, listener, checkpoints) -> {
          long start = checkpoints.saved().map(Simulation::stepOf).orElse(0L);
          long crash =
              start + 1000 + (random == null ? Long.MAX_VALUE / 2 : random.nextInt(MOST_STEPS));
          long seed = random == null ? 0 : random.nextLong();
          return RankThreads.run(
                  parameters.threads(),
                  communicator -> {
                    boolean first = communicator.rank() == 0;
                    SuperSpikeExperiment experiment =
                        new SuperSpikeExperiment(
                            parameters, path, new RunRanks(communicator, fileSets));
                    experiment.simulation().add(new CrashAt(crash));
                    return experiment.run(
                        first ? listener : new Silent(),
                        random == null ? checkpoints : new Sometimes(checkpoints, seed));
                  })
              .get(0);
        });
  }

  /** Ends the run in a step. */
  private record CrashAt(long crash) implements Device {
    @Override
    public String name() {
      return "crash";
    }

    @Override
    public void execute(long step) {
      if (step == crash) {
        throw new Crash();
      }
    }

    @Override
    public void save(StateWriter out) {}

    @Override
    public void load(StateReader in) {}
  }

  /** Uses few of the occasions to write a checkpoint, and crashes in some of these. */
  private record Sometimes(Checkpointing all, long seed) implements Checkpointing {
    @Override
    public Optional<StateFile> saved() {
      return all.saved();
    }

    @Override
    public void pause(Stateful experiment, long step, AllRanks ranks) {
      Random random = new Random(seed + 31 * step);
      if (random.nextDouble() < PAUSES_USED) {
        boolean crash = random.nextDouble() < CRASH_WHILE_SAVING;
        all.pause(crash ? new CrashingWhenSaved(experiment) : experiment, step, ranks);
      }
    }

    @Override
    public void settle() {
      all.settle();
    }
  }

  private record CrashingWhenSaved(Stateful experiment) implements Stateful {
    @Override
    public void save(StateWriter out) {
      experiment.save(out);
      throw new Crash();
    }

    @Override
    public void load(StateReader in) {}
  }
}
