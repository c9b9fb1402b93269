/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.sim.KillMoments.Moment;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that are killed at random moments, told to end, or asked for a checkpoint: run again,
 * they leave what a run leaves that nothing happened to.
 */
final class CrashTest {
  private static final int SIGKILL = 128 + 9;
  private static final int SIGTERM = 128 + 15;
  private static final int SIGINT = 128 + 2;
  private static final String KILLS = "jauryn.kills";

  private static final String PROTOCOL = "--simtime 6 --blocks 3 --delay 0.8e-3";

  @TempDir Path folder;

  @BeforeEach
  void needsSignals() {
    Assumptions.assumeTrue(File.separatorChar == '/', "needs POSIX signals");
  }

  @Test
  void aKilledRunLosesNothing() throws Exception {
    kill("sim_symfb", "", 3);
  }

  @Test
  @Tag("crash")
  void hundredsOfKilledRunsLoseNothing(TestReporter reporter) throws Exception {
    int kills = Integer.getInteger(KILLS, 200);
    String[][] runs = {
      {"sim_symfb", ""},
      {"sim_rfb", ""},
      {"sim_symfb", "--layers 2 --bgrate 3 --fast"},
      {"sim_rfb", "--plasticity dense --sparseness 0.5"}
    };
    for (int k = 0; k < runs.length; k++) {
      int count = (k + 1) * kills / runs.length - k * kills / runs.length;
      Map<Moment, Integer> met = kill(runs[k][0], runs[k][1], count);
      reporter.publishEntry(String.join(" ", runs[k]), met.toString());
    }
  }

  /**
   * Kills {@code count} processes; whenever a run gets to its end it is compared, and the next
   * begins.
   *
   * @return what runs were in the middle of
   */
  private Map<Moment, Integer> kill(String program, String options, int count) throws Exception {
    SmallTask task = new SmallTask(folder);
    String[] more = (PROTOCOL + " " + options).strip().split(" ");
    Path whole = task.dir(program + options.hashCode());
    run(program, task.args(whole, more));
    Random random = new Random(options.hashCode());
    Path broken = task.dir("broken");
    KillMoments moments = new KillMoments(broken, random);
    int kills = 0;
    boolean complete = false;
    while (kills < count || !complete) {
      if (complete) {
        clear(broken);
      }
      String attempt =
          String.join(" ", more) + " --checkpoint-every 0.03s --threads " + (1 + random.nextInt(2));
      moments.choose();
      ProgramProcess process =
          new ProgramProcess(
              folder.resolve("shown"), program, task.args(broken, attempt.split(" ")));
      if (kills < count) {
        moments.await(process::running);
        process.kill();
      }
      int code = process.end();
      complete = code == 0;
      if (complete) {
        SameResults.assertSame(whole, broken, attempt + " after " + kills + " kills in all");
      } else {
        assertEquals(SIGKILL, code, process::shown);
        kills++;
      }
    }
    clear(broken);
    return moments.met();
  }

  @Test
  void aTerminatedRunGoesOn() throws Exception {
    SmallTask task = new SmallTask(folder);
    Path whole = task.dir("whole");
    run("sim_rfb", task.args(whole, PROTOCOL.split(" ")));
    Path broken = task.dir("broken");
    String[] args = task.args(broken, PROTOCOL.split(" "));
    assertEquals(SIGTERM, stop("TERM", args));
    if (!interruptIsIgnored()) {
      assertEquals(SIGINT, stop("INT", args));
    }
    ProgramProcess process = new ProgramProcess(folder.resolve("shown"), "sim_rfb", args);
    assertEquals(0, process.end(), process::shown);
    SameResults.assertSame(whole, broken, "after SIGTERM and SIGINT");
  }

  /** As in the background of a script: programs inherit it, and then are right not to stop. */
  private static boolean interruptIsIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("SigIgn:"))
          .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }
  }

  /** Starts a program and sends it a signal when its files have grown; the exit code. */
  private int stop(String signal, String[] args) throws Exception {
    Path rates = folder.resolve("broken/hidden.0.prate.part");
    long before = Files.exists(rates) ? Files.size(rates) : 0;
    ProgramProcess process = new ProgramProcess(folder.resolve("shown"), "sim_rfb", args);
    await(process, () -> Files.exists(rates) && Files.size(rates) > before);
    process.signal(signal);
    int code = process.end();
    String said = process.shown();
    assertTrue(said.contains("error: stopped by a signal at "), said);
    assertTrue(said.contains("the same command goes on from there"), said);
    return code;
  }

  @Test
  void aSignalAsksForACheckpoint() throws Exception {
    SmallTask task = new SmallTask(folder);
    Path whole = task.dir("whole");
    String[] longer = {"--simtime", "12", "--blocks", "3", "--fast"};
    run("sim_rfb", task.args(whole, longer));
    Path broken = task.dir("broken");
    String[] args = task.args(broken, longer);
    ProgramProcess process = new ProgramProcess(folder.resolve("shown"), "sim_rfb", args);
    await(process, () -> Files.exists(broken.resolve("hidden.0.prate.part")));
    process.signal("USR1");
    await(process, () -> !checkpoints(broken).isEmpty() || !process.running());
    process.kill();
    assertEquals(SIGKILL, process.end(), "it went on");
    assertEquals(0, new ProgramProcess(folder.resolve("shown"), "sim_rfb", args).end());
    SameResults.assertSame(whole, broken, "after SIGUSR1 and SIGKILL");
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void await(ProgramProcess process, Condition condition) throws Exception {
    while (!condition.holds()) {
      assertTrue(process.running(), process::shown);
      Thread.sleep(2);
    }
  }

  private static void run(String program, String[] args) {
    TestConsole console = new TestConsole();
    String[] command = Stream.concat(Stream.of(program), Stream.of(args)).toArray(String[]::new);
    assertEquals(0, Jauryn.run(command, console.console(false)), console::err);
  }

  private static List<Path> checkpoints(Path dir) {
    return new Checkpoints(dir).files();
  }

  private static void clear(Path dir) throws IOException {
    try (Stream<Path> files = Files.list(dir)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }
}
