/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import jauryn.comm.AllRanks;
import jauryn.io.ExitCode;
import jauryn.io.StateFile;
import jauryn.io.UserError;
import jauryn.kernel.Stateful;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program does when it is started again in the same folder. */
final class RunStartTest {
  private static final String[] PROTOCOL = {"--simtime", "1.5", "--blocks", "1", "--fast"};

  @TempDir Path folder;

  private SmallTask task;
  private Path dir;
  private TestConsole console = new TestConsole();

  @BeforeEach
  void makeTask() throws IOException {
    task = new SmallTask(folder);
    dir = task.dir("run");
  }

  private ExitCode run(String... more) {
    console = new TestConsole();
    return new SuperSpikeProgram(
            Feedback.SYMMETRIC, console.console(false), RunStartTest::oneRankToItsEnd)
        .run(args(more));
  }

  private static RunSummary oneRankToItsEnd(
      SuperSpikeParameters parameters,
      Feedback feedback,
      RunListener listener,
      Checkpointing checkpoints) {
    try (SuperSpikeExperiment experiment = new SuperSpikeExperiment(parameters, feedback)) {
      return experiment.run(listener, checkpoints);
    }
  }

  /** The protocol and more options, without --quiet. */
  private String[] args(String... more) {
    List<String> args = new ArrayList<>(List.of(task.args(dir)));
    args.remove("--quiet");
    List<String> options = new ArrayList<>(List.of(PROTOCOL));
    for (String option : more) {
      int at = options.indexOf(option); // given anew, it replaces the one of the protocol
      if (at >= 0) {
        options.remove(at);
        options.remove(at);
      }
    }
    args.addAll(options);
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }

  /** Leaves a run that has not come to its end. */
  private void interrupt() {
    console = new TestConsole();
    SuperSpikeProgram program =
        new SuperSpikeProgram(
            Feedback.SYMMETRIC,
            console.console(false),
            (parameters, feedback, listener, checkpoints) ->
                oneRankToItsEnd(
                    parameters,
                    feedback,
                    new BothListeners(listener, new StopAt(1.2)),
                    checkpoints));
    assertThrows(StopAt.Stopped.class, () -> program.run(args("--checkpoint-every", "0.000001s")));
  }

  @Test
  void theSameCommandGoesOn() throws IOException {
    interrupt();
    assertEquals(2, new Checkpoints(dir).files().size(), "the last two");
    assertEquals(ExitCode.OK, run());
    assertEquals(
        "resuming at t=1.4 s; --fresh starts over", console.out().lines().findFirst().orElse(""));
    assertEquals(List.of(), new Checkpoints(dir).files());
    Map<String, Object> run = JSON.std.mapFrom(Files.readString(dir.resolve("run.json")));
    List<?> segments = (List<?>) run.get("segments");
    assertEquals(2, segments.size());
    assertEquals(0.0, ((Map<?, ?>) segments.get(0)).get("fromSeconds"));
    assertEquals(1.4, (double) ((Map<?, ?>) segments.get(0)).get("toSeconds"), 1e-9);
    assertEquals(1.4, (double) ((Map<?, ?>) segments.get(1)).get("fromSeconds"), 1e-9);
    assertEquals(run.get("modelSeconds"), ((Map<?, ?>) segments.get(1)).get("toSeconds"));
    String log = Files.readString(dir.resolve("sim_symfb.0.log"));
    assertTrue(log.contains(":: resuming at t=1.4 s"), log);
    assertEquals(2, log.lines().filter(line -> line.contains("Phase: burn-in")).count(), log);
    assertEquals(1, log.lines().filter(line -> line.contains("Block 0 at")).count(), log);
  }

  @Test
  void otherParametersAreRefusedAndNamed() throws IOException {
    interrupt();
    UserError error =
        assertThrows(
            UserError.class,
            () -> run("--seed", "15", "--eta", "1e-3", "--plasticity", "dense", "--resume"));
    assertEquals(ExitCode.USAGE, error.exitCode());
    assertEquals(
        "there is an unfinished run in "
            + dir
            + " with other parameters, these differ: --seed 15 (there 121), --eta 0.001 (there"
            + " 2e-4), --plasticity dense (there event); --fresh starts over",
        error.getMessage());
    Path input = folder.resolve("input.ras");
    Files.writeString(input, Files.readString(input) + "0.1 1\n");
    error = assertThrows(UserError.class, this::run);
    assertTrue(
        error.getMessage().contains("these differ: the content of --input;"), error::toString);
  }

  @Test
  void optionsThatDoNotCountMayDiffer() {
    interrupt();
    assertEquals(ExitCode.OK, run("--checkpoint-every", "1h", "--profile"));
    assertTrue(console.out().startsWith("resuming at"), console::out);
  }

  @Test
  void withNothingToResumeItStarts() {
    assertEquals(ExitCode.OK, run("--resume"));
    assertEquals(
        "nothing to resume in " + dir + ", starting from the beginning",
        console.out().lines().findFirst().orElse(""));
  }

  @Test
  void aCompleteRunIsLeftAlone() throws IOException {
    run();
    Path spikes = dir.resolve("output.0.spk");
    Files.setLastModifiedTime(spikes, FileTime.fromMillis(1000));
    assertEquals(ExitCode.OK, run("--resume"));
    assertEquals("the run in " + dir + " is complete; --fresh starts over", console.out().strip());
    assertEquals(1000, Files.getLastModifiedTime(spikes).toMillis());
    assertEquals(ExitCode.OK, run());
    assertFalse(Files.getLastModifiedTime(spikes).toMillis() == 1000, "it starts over");
  }

  @Test
  void aCompleteRunWithOtherParametersIsKept() throws IOException {
    run();
    byte[] spikes = Files.readAllBytes(dir.resolve("output.0.spk"));
    UserError error = assertThrows(UserError.class, () -> run("--blocks", "3", "--seed", "7"));
    assertEquals(ExitCode.USAGE, error.exitCode());
    assertEquals(
        "there is a complete run in "
            + dir
            + " with other parameters, these differ: --blocks 3 (there 1), --seed 7 (there 121);"
            + " --fresh replaces it, another folder keeps it",
        error.getMessage());
    error =
        assertThrows(
            UserError.class,
            () -> SuperSpikeProgram.of(Feedback.RANDOM, console.console(false)).run(args()));
    String program = "these differ: program sim_rfb (there sim_symfb); --fresh";
    assertTrue(error.getMessage().contains(program), error::toString);
    assertArrayEquals(spikes, Files.readAllBytes(dir.resolve("output.0.spk")));
    assertEquals(ExitCode.OK, run("--blocks", "2", "--resume")); // as sweeps rely on
    String other = "nothing to resume in " + dir + " but a complete run with other parameters, ";
    assertTrue(console.out().startsWith(other + "starting from the beginning"), console::out);
    assertEquals(ExitCode.OK, run("--fresh"));
    assertArrayEquals(spikes, Files.readAllBytes(dir.resolve("output.0.spk")));
    Files.writeString(dir.resolve("run.json"), "{\"program\": \"mine\"}");
    assertEquals(ExitCode.OK, run("--blocks", "2"), "that describes no run");
  }

  @Test
  void freshStartsOver() {
    interrupt();
    assertEquals(ExitCode.OK, run("--fresh"));
    assertFalse(console.out().contains("resuming"), console::out);
    UserError error = assertThrows(UserError.class, () -> run("--fresh", "--resume"));
    assertEquals("--resume and --fresh: expected one of them at most", error.getMessage());
  }

  @Test
  void intervalsAreTimesOrBlocks() {
    assertEquals(new CheckpointInterval(60, 0), CheckpointInterval.parse("x", "60s"));
    assertEquals(new CheckpointInterval(300, 0), CheckpointInterval.parse("x", "5m"));
    assertEquals(new CheckpointInterval(5400, 0), CheckpointInterval.parse("x", "1.5 h"));
    assertEquals(2, CheckpointInterval.parse("x", "2 blocks").blocks());
    assertEquals("1 block", CheckpointInterval.parse("x", "1block").toString());
    assertEquals("300s", CheckpointInterval.parse("x", "5m").toString());
    for (String bad : List.of("60", "0s", "0 blocks", "-1s", "1.5 blocks", "s", "1d", "")) {
      UserError error =
          assertThrows(UserError.class, () -> CheckpointInterval.parse("checkpoint-every", bad));
      assertTrue(error.getMessage().endsWith("or a number such as 2 blocks"), error.getMessage());
    }
  }

  @Test
  void checkpointsAreWrittenEverySoManyBlocks() throws IOException {
    run("--blocks", "5", "--checkpoint-every", "2 blocks");
    String log = Files.readString(dir.resolve("sim_symfb.0.log"));
    assertEquals(2, log.lines().filter(line -> line.contains(":: Checkpoint ")).count(), log);
  }

  /** Towards the end nothing is learned any more: a checkpoint has the weights of the end. */
  @Test
  void weightsOfACheckpointAreThoseOfTheRun() throws IOException {
    Path state = folder.resolve("last.state");
    Path saved = folder.resolve("saved");
    Path exported = folder.resolve("exported");
    console = new TestConsole();
    String[] args =
        args(
            "--save-weights",
            saved.toString(),
            "--layers",
            "2",
            "--sparseness",
            "0.5",
            "--checkpoint-every",
            "0.000001s");
    new SuperSpikeProgram(
            Feedback.RANDOM,
            console.console(false),
            (parameters, feedback, listener, checkpoints) ->
                oneRankToItsEnd(
                    parameters, feedback, listener, new Copying(checkpoints, dir, state)))
        .run(args);
    assertEquals(0, jauryn("weights", state.toString(), "--export", exported.toString()));
    try (Stream<Path> files = Files.list(saved)) {
      List<Path> all = files.toList();
      assertEquals(5, all.size());
      for (Path file : all) {
        assertEquals(
            -1, Files.mismatch(file, exported.resolve(file.getFileName())), file::toString);
      }
    }
    assertEquals(0, jauryn("state", state.toString()));
    String shown = console.out();
    assertTrue(shown.contains("all checksums are right"), shown);
    assertTrue(shown.contains("model time 4.1000 s, step 41000"), shown);
    assertTrue(shown.matches("(?s).* [0-9a-f]{8}  group/hidden1  14 neurons\n.*"), shown);
    assertTrue(shown.contains("connection/con_out  14 x 9, 126 synapses"), shown);
    assertEquals(0, jauryn("state", state.toString(), "--all"));
    assertTrue(console.out().contains("float32 [14, 9]        connection/con_out/weights\n"));
  }

  /** Keeps the last checkpoint. */
  private record Copying(Checkpointing all, Path dir, Path to) implements Checkpointing {
    @Override
    public Optional<StateFile> saved() {
      return all.saved();
    }

    @Override
    public void pause(Stateful experiment, long step, AllRanks ranks) {
      all.pause(experiment, step, ranks);
      all.settle();
      try {
        Path newest = new Checkpoints(dir).files().get(0);
        Files.copy(newest, to, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void settle() {
      all.settle();
    }
  }

  private int jauryn(String... args) {
    console = new TestConsole();
    return Jauryn.run(args, console.console(false));
  }
}
