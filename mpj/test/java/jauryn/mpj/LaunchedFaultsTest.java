/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.mpj;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What can happen to {@code jauryn run -n 3} and the processes it has started: they end in time and
 * none is left, the cause is told once, and no file has its final name before it is whole.
 */
class LaunchedFaultsTest {
  private static final int RANKS = 3;
  private static final int IN_TIME_SECONDS = 10;
  private static final int STOPPED_SECONDS = 10;
  private static final int STARTING_MS = 2_000;
  private static final String SIGKILL = "KILL";

  /** What happens, the exit code of the launcher, and what is shown. */
  enum Fault {
    RANK_KILLED(6, "error: rank 2 has ended or cannot be reached\n"),
    RANK_KILLED_EARLY(
        6, "error: rank 2 has ended (or cannot be reached|before it joined .* 137)\n"),
    LAUNCHER_KILLED(137, "error: the launcher has ended or cannot be reached\n"),
    JOB_STOPPED_AND_CONTINUED(0, "");

    private final int code;
    private final String shown;

    Fault(int code, String shown) {
      this.code = code;
      this.shown = shown;
    }
  }

  @TempDir private Path dir;
  private final Random random = new Random(7);
  private TestJob job;
  private Path results;

  @BeforeEach
  void needsSignals() throws IOException {
    Assumptions.assumeTrue(File.separatorChar == '/', "needs POSIX signals");
    job = new TestJob(dir);
  }

  @Test
  void aKilledRankEndsTheJob() throws Exception {
    happen(Fault.RANK_KILLED);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("faults")
  void everyFaultEndsTheJob(Fault fault) throws Exception {
    for (int k = 0; k < Integer.getInteger("jauryn.repeats", 20); k++) {
      happen(fault);
    }
  }

  private void happen(Fault fault) throws Exception {
    results = Files.createTempDirectory(dir, "run");
    JavaProcess launcher = start(fault == Fault.JOB_STOPPED_AND_CONTINUED ? 12 : 10_000);
    if (fault == Fault.RANK_KILLED_EARLY) {
      await(launcher, () -> pids().size() == RANKS);
      Thread.sleep(random.nextInt(STARTING_MS));
    } else {
      Path log = results.resolve("sim_symfb.0.log");
      await(launcher, () -> Files.exists(log) && Files.readString(log).contains("Block 1 "));
    }
    switch (fault) {
      case RANK_KILLED, RANK_KILLED_EARLY -> signal(SIGKILL, pids().get(2));
      case LAUNCHER_KILLED -> launcher.signal(SIGKILL);
      default -> {
        pids().forEach(pid -> signal("STOP", pid));
        launcher.signal("STOP");
        Thread.sleep(STOPPED_SECONDS * 1000L);
        launcher.signal("CONT");
        pids().forEach(pid -> signal("CONT", pid));
      }
    }
    long start = System.nanoTime();
    assertEquals(fault.code, launcher.end(), () -> fault + ": " + launcher.said());
    await(launcher, () -> pids().stream().noneMatch(LaunchedFaultsTest::isAlive));
    if (fault.code != 0) {
      assertTrue(System.nanoTime() - start < IN_TIME_SECONDS * 1_000_000_000L, fault::toString);
    }
    assertTrue(launcher.said().matches(fault.shown), () -> fault + ": " + launcher.said());
    assertEquals(fault.code == 0, hasFinalFiles(), fault::toString);
  }

  /** What is asked again and again until it is so. */
  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void await(JavaProcess launcher, Condition condition) throws Exception {
    for (int tries = 0; !condition.holds(); tries++) {
      assertTrue(tries < 6_000, launcher::said);
      Thread.sleep(10);
    }
  }

  /** The launcher starts ranks by a script of ours, which notes their processes. */
  private JavaProcess start(int blocks) throws IOException {
    Path bin = Files.createDirectories(results.resolve("home/bin"));
    Path script = bin.resolve("jauryn");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Files.writeString(
        script,
        ("#!/bin/sh\nshift\necho $$ >'" + results + "'/pid$JAURYN_RANK\n")
            + ("exec '"
                + java
                + "' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m -Xlog:disable")
            + (" -cp '" + System.getProperty("java.class.path") + "' ")
            + (RankProcess.class.getName() + " \"$@\"\n"));
    assertTrue(script.toFile().setExecutable(true));
    List<String> arguments = new ArrayList<>();
    arguments.add(results.resolve("home").toString());
    arguments.addAll(List.of("-n", "" + RANKS, "--device", "niodev"));
    String[] protocol = {"--no-report", "--simtime", "1", "--blocks", "" + blocks};
    arguments.addAll(List.of(job.arguments("sim_symfb", results, protocol)));
    return JavaProcess.start(
        results.resolve("said"), Map.of(), false, Launcher.class, arguments.toArray(String[]::new));
  }

  private List<Long> pids() {
    List<Long> pids = new ArrayList<>();
    for (int rank = 0; rank < RANKS; rank++) {
      try {
        pids.add(Long.valueOf(Files.readString(results.resolve("pid" + rank)).strip()));
      } catch (IOException | NumberFormatException e) {
        return pids; // it is about to be started
      }
    }
    return pids;
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  private static void signal(String name, long pid) {
    try {
      new ProcessBuilder("kill", "-" + name, "" + pid).start().waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean hasFinalFiles() throws IOException {
    try (Stream<Path> files = Files.list(results)) {
      return files.anyMatch(
          file -> file.toString().matches(".*\\.(spk|syn|stats|prate|mem|netstate|json|wmat)"));
    }
  }

  /** The launcher, with a folder of JAuryn. */
  static final class Launcher {
    private Launcher() {}

    public static void main(String[] args) {
      System.setProperty("jauryn.home", args[0]);
      Run.main(Arrays.copyOfRange(args, 1, args.length));
    }
  }
}
