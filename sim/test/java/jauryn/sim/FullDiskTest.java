/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.comm.RankThreads;
import jauryn.io.ExitCode;
import jauryn.io.UserError;
import jauryn.kernel.Device;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs whose disk is full, or whose folder may not be written to any more: they end with one
 * message and the exit code for outputs, leave the checkpoint they have, and go on from it.
 */
final class FullDiskTest {
  private static final int OUTPUT = ExitCode.OUTPUT.code();
  private static final String PROTOCOL = "--simtime 6 --blocks 3 --delay 0.8e-3";
  private static final String OFTEN = PROTOCOL + " --checkpoint-every 0.03s";
  private static final int LATEST_MS = 300;

  @TempDir Path folder;

  @Test
  void aFullDiskEndsTheRunUntilThereIsRoom() throws Exception {
    fillTheDisk(1, 1);
  }

  @Test
  @Tag("crash")
  void aDiskIsFullAtManyMoments() throws Exception {
    fillTheDisk(Integer.getInteger("jauryn.fulldisks", 20), 2);
  }

  /** Whenever the run has made progress the disk becomes full, so many times. */
  private void fillTheDisk(int times, int mostThreads) throws Exception {
    SmallTask task = new SmallTask(folder);
    Path whole = whole(task);
    Random random = new Random(times);
    try (SmallDisk disk = new SmallDisk(Files.createDirectory(folder.resolve("disk")), "64m")) {
      Path dir = disk.root().resolve("broken");
      Files.createDirectory(dir);
      for (int k = 0; k < times; k++) {
        String options = OFTEN + " --threads " + (1 + random.nextInt(mostThreads));
        String[] args = task.args(dir, options.split(" "));
        ProgramProcess process = process(List.of(), args);
        awaitCheckpoint(process, dir);
        Thread.sleep(random.nextInt(LATEST_MS));
        disk.fill();
        assertCannotWrite(process, dir, "no space left on device");
        disk.fill();
        assertCannotWrite(process(List.of(), args), dir, "no space left on device");
        disk.free();
        if (k % 4 == 3) {
          assertGoesOn(task, dir, whole);
        }
      }
      assertGoesOn(task, dir, whole);
    }
  }

  @Test
  void aFolderMayNotBeWrittenToAnyMore() throws Exception {
    SmallTask task = new SmallTask(folder);
    Path whole = whole(task);
    Path dir = task.dir("broken");
    List<String> user = List.of();
    if (System.getProperty("user.name").equals("root")) {
      Path setpriv = Path.of("/usr/bin/setpriv");
      Assumptions.assumeTrue(Files.isExecutable(setpriv), "root may write to any folder");
      user = List.of("" + setpriv, "--bounding-set=-dac_override");
    }
    String[] args = task.args(dir, OFTEN.split(" "));
    ProgramProcess process = process(user, args);
    awaitCheckpoint(process, dir);
    assertTrue(dir.toFile().setWritable(false));
    assertCannotWrite(process, dir, "permission denied");
    assertCannotWrite(process(user, args), dir, "permission denied|cannot write into this folder");
    assertTrue(dir.toFile().setWritable(true));
    assertGoesOn(task, dir, whole);
  }

  /** What goes wrong while the run goes on already is told, too. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void theThreadThatWaitsForTheDiskFails(int threads) throws Exception {
    SmallTask task = new SmallTask(folder);
    Path whole = whole(task);
    Path dir = task.dir("broken");
    String often = PROTOCOL + " --checkpoint-every 0.000001s --threads " + threads;
    String[] args = task.args(dir, often.split(" "));
    SuperSpikeProgram program =
        new SuperSpikeProgram(
            Feedback.SYMMETRIC,
            new TestConsole().console(false),
            (parameters, feedback, listener, checkpoints) ->
                RankThreads.run(
                        parameters.threads(),
                        communicator -> {
                          SuperSpikeExperiment experiment =
                              new SuperSpikeExperiment(
                                  parameters, feedback, RunRanks.joint(communicator));
                          boolean first = communicator.rank() == 0;
                          experiment.simulation().add(new NameTaken(dir, first ? 3 : 0));
                          return experiment.run(first ? listener : new Silent(), checkpoints);
                        })
                    .get(0));
    UserError error = assertThrows(UserError.class, () -> program.run(args));
    assertEquals(ExitCode.OUTPUT, error.exitCode());
    Path taken = dir.resolve("checkpoint-000000000003000.state");
    assertTrue(error.getMessage().startsWith("cannot write " + taken + ": "), error.getMessage());
    assertFalse(Files.exists(dir.resolve(taken.getFileName() + ".part")));
    Files.delete(taken);
    assertEquals(2, new Checkpoints(dir).files().size());
    assertGoesOn(task, dir, whole);
  }

  /** Puts a folder where a checkpoint is to be, once that has been written but for its name. */
  private static final class NameTaken implements Device {
    private final Path folder;
    private final int checkpoint;
    private int saved;

    NameTaken(Path folder, int checkpoint) {
      this.folder = folder;
      this.checkpoint = checkpoint;
    }

    @Override
    public String name() {
      return "name taken";
    }

    @Override
    public void save(StateWriter out) {
      saved++;
      if (saved == checkpoint) {
        try {
          Files.createDirectory(
              folder.resolve(String.format("checkpoint-%015d.state", 1000L * checkpoint)));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    @Override
    public void load(StateReader in) {}

    @Override
    public void execute(long step) {}

    @Override
    public void flush() {}

    @Override
    public void complete() {}

    @Override
    public void close() {}
  }

  private Path whole(SmallTask task) throws IOException {
    Path whole = task.dir("whole");
    TestConsole console = new TestConsole();
    List<String> command = new ArrayList<>(List.of("sim_symfb"));
    command.addAll(List.of(task.args(whole, PROTOCOL.split(" "))));
    assertEquals(
        0, Jauryn.run(command.toArray(String[]::new), console.console(false)), console::err);
    return whole;
  }

  private ProgramProcess process(List<String> prefix, String... args) throws IOException {
    return new ProgramProcess(folder.resolve("shown"), prefix, "sim_symfb", args);
  }

  private static void awaitCheckpoint(ProgramProcess process, Path dir) throws Exception {
    while (new Checkpoints(dir).files().isEmpty()) {
      assertTrue(process.running(), process::shown);
      Thread.sleep(2);
    }
  }

  private static void assertCannotWrite(ProgramProcess process, Path dir, String reason)
      throws InterruptedException {
    assertEquals(OUTPUT, process.end(), process::shown);
    String said = process.shown();
    assertTrue(said.matches("error: .*" + dir + ".*(" + reason + ").*\n"), said);
    assertTrue(new Checkpoints(dir).newest(Assertions::fail).isPresent());
  }

  private void assertGoesOn(SmallTask task, Path dir, Path whole) throws Exception {
    ProgramProcess process = process(List.of(), task.args(dir, PROTOCOL.split(" ")));
    assertEquals(0, process.end(), process::shown);
    SameResults.assertSame(whole, dir, "with room again");
    try (var files = Files.list(dir)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }
}
