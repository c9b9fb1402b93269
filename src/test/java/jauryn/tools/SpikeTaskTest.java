/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.SharedData;
import jauryn.io.ExitCode;
import jauryn.io.RasFile;
import jauryn.io.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpikeTaskTest {
  @TempDir private Path folder;

  private void task(String name, String target, String input, String wanted) throws IOException {
    Path task = Files.createDirectories(folder.resolve(name));
    Files.writeString(task.resolve("input.ras"), input);
    Files.writeString(task.resolve(target), wanted);
  }

  /** Sizes as published with the suite, and numbers of spikes counted in its files. */
  @Test
  void readsTheSuiteOfZenke() {
    List<SpikeTask> tasks = SpikeTask.in(SharedData.require("reference/ssbm"));
    assertEquals(
        List.of(
            "auryn 100-100 3.5 s 1746 1630",
            "monalisa 1000-500 33.1 s 164537 123703",
            "poisson 100-1 0.5 s 232 5",
            "poisson10s/1hz 1000-1 10.0 s 50150 10",
            "poisson10s/2hz 1000-1 10.0 s 50150 17",
            "poisson10s/3hz 1000-1 10.0 s 50150 28",
            "poisson10s/5hz 1000-1 10.0 s 50150 64",
            "poisson10s/10hz 1000-1 10.0 s 50150 101",
            "poisson10s/20hz 1000-1 10.0 s 50150 169",
            "poisson10s/30hz 1000-1 10.0 s 50150 286",
            "poisson10s/50hz 1000-1 10.0 s 50150 505",
            "seqgen 4-100 1.0 s 4 100"),
        tasks.stream().map(SpikeTaskTest::line).toList());
  }

  private static String line(SpikeTask task) {
    return task.name()
        + " "
        + task.inputs()
        + "-"
        + task.outputs()
        + " "
        + task.seconds()
        + " s "
        + task.inputSpikes()
        + " "
        + task.targetSpikes();
  }

  /** As it is described: a sequence of 100 spikes 10 ms apart, after a kick at the beginning. */
  @Test
  void aSequenceAfterAKickIsOutOfReach() {
    for (SpikeTask task : SpikeTask.in(SharedData.require("reference/ssbm"))) {
      assertEquals(task.name().equals("seqgen") ? 79 : 0, task.outOfReach(), task.name());
      assertEquals(task.name().equals("monalisa"), task.fromOne(), task.name());
      assertEquals(0, task.leftOut(), task.name());
    }
  }

  @Test
  void targetsThatCountFromOneAreMendedInACopy() throws IOException {
    task("a", "target.ras", "0.01 3\n", "# neurons 3, time grid 0.5s\n0.0003 1\n0.3 3\n");
    SpikeTask task = SpikeTask.in(folder).get(0);
    assertTrue(task.fromOne());
    assertEquals(2, task.targetSpikes());
    assertEquals(0, task.leftOut());
    assertEquals(2, task.outOfReach(), "the first is 0.49 s after the input of the loop before");
    Path copy = folder.resolve("copy.ras");
    task.writeFromZero(copy);
    RasFile before = RasFile.read(task.target(), 4);
    RasFile after = RasFile.read(copy, 3);
    assertArrayEquals(before.steps(), after.steps());
    assertArrayEquals(new int[] {0, 2}, after.neurons());
  }

  @Test
  void sizesAreThoseOfTheCommentOrWhatTheSpikesNeed() throws IOException {
    task("b", "target.ras", "0.01 3\n", "# neurons 5, time grid 0.25s\n0.1 0\n0.2 5\n");
    task("a", "target_x.ras", "0.01 0\n", "0.2999 1\n");
    task("c", "target.ras", "0.31 0\n", "# neurons 2, time grid 0.25s\n0.1 1\n");
    Files.createDirectories(folder.resolve("metrics"));
    Files.writeString(folder.resolve("README.md"), "about it");
    List<SpikeTask> tasks = SpikeTask.in(folder);
    assertEquals(List.of("a/x", "b", "c"), tasks.stream().map(SpikeTask::name).toList());
    assertEquals(2, tasks.get(0).outputs());
    assertEquals(0.3f, tasks.get(0).seconds());
    assertEquals(4, tasks.get(1).inputs());
    assertEquals(5, tasks.get(1).outputs());
    assertEquals(0.25f, tasks.get(1).seconds());
    assertEquals(1, tasks.get(1).targetSpikes());
    assertEquals(1, tasks.get(1).leftOut());
    assertEquals(0.4f, tasks.get(2).seconds(), "a grid that ends before the last spike");
  }

  @Test
  void whatIsNoSuiteIsRefused() throws IOException {
    UserError none = assertThrows(UserError.class, () -> SpikeTask.in(folder));
    assertTrue(none.getMessage().contains("no task in " + folder), none::getMessage);
    UserError missing =
        assertThrows(UserError.class, () -> SpikeTask.in(folder.resolve("elsewhere")));
    assertEquals(ExitCode.INPUT, missing.exitCode());
    task("silent", "target.ras", "", "0.1 0\n");
    assertThrows(UserError.class, () -> SpikeTask.in(folder));
  }
}
