/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.mpj;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What can happen to a job of two or three processes. Whatever it is, all end in time, the exit
 * code is that of the table, the cause is told once, and no file has its final name before it is
 * whole. {@link LaunchedFaultsTest} has what happens to jobs with their launcher.
 */
class FaultsTest {
  private static final int RANKS = 2;
  private static final int IN_TIME_SECONDS = 10;
  private static final int SILENCE_SECONDS = 8;
  private static final int PAUSE_MS = 2_000;
  private static final String LOST = "rank 1 has ended or cannot be reached";
  private static final String OTHER =
      "rank 1 has other parameters, input files or another build than rank 0";

  /** What happens, and what is reported: by the rendezvous, or shown by ranks 0 and 1. */
  enum Fault {
    RANK_KILLED(6, LOST),
    RANK_KILLED_WITHOUT_LAUNCHER(6, ""),
    HOST_OF_RENDEZVOUS_KILLED(6, ""),
    LAUNCHER_KILLED(6, ""),
    DISK_FULL_ON_ONE_RANK(4, "rank 1: cannot write .*/output.1.spk: no space left on device"),
    ONE_RANK_DEFECTIVE(70, "rank 1: defect in this program: java.lang.ClassFormatError: .*"),
    ONE_RANK_SLOW(0, ""),
    ONE_RANK_SILENT(6, LOST),
    PORT_TAKEN(6, ""),
    OTHER_PARAMETERS(6, OTHER),
    OTHER_THEME(6, OTHER),
    OTHER_BUILD(6, OTHER);

    private final int code;
    private final String report;

    Fault(int code, String report) {
      this.code = code;
      this.report = report;
    }
  }

  @TempDir private Path dir;
  private final List<String> reports = new CopyOnWriteArrayList<>();
  private final List<JavaProcess> ranks = new ArrayList<>();
  private Path results;

  @BeforeEach
  void writeSpikes() throws IOException {
    Assumptions.assumeTrue(File.separatorChar == '/', "needs POSIX signals");
    Random random = new Random(3);
    for (String name : List.of("input.ras", "target.ras", "other.ras")) {
      StringBuilder text = new StringBuilder();
      for (int k = 1; k < 400; k++) {
        text.append(k * 1e-3).append(' ').append(random.nextInt(10)).append('\n');
      }
      Files.writeString(dir.resolve(name), text);
    }
  }

  @Test
  void anotherBuildIsRefused() throws Exception {
    happen(Fault.OTHER_BUILD);
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
    ranks.clear();
    reports.clear();
    results = Files.createTempDirectory(dir, "run");
    switch (fault) {
      case HOST_OF_RENDEZVOUS_KILLED, PORT_TAKEN -> withoutLauncher(fault);
      case RANK_KILLED_WITHOUT_LAUNCHER -> rankKilledWithoutLauncher();
      case LAUNCHER_KILLED -> launcherKilled();
      default -> {
        try (Rendezvous rendezvous =
            new Rendezvous("127.0.0.1", 0, new Secret("s"), RANKS, reports::add)) {
          startRanks(RANKS, rendezvous.port(), true, fault);
          disturb(fault);
          assertEnd(fault);
        }
      }
    }
  }

  /** Ranks are told the same, but for what the fault is. */
  private void startRanks(int count, int port, boolean hosted, Fault fault) throws IOException {
    if (fault == Fault.DISK_FULL_ON_ONE_RANK) {
      Files.createSymbolicLink(results.resolve("output.1.spk"), Path.of("/dev/full"));
    }
    for (int rank = 0; rank < count; rank++) {
      Fault of = rank == 1 ? fault : Fault.ONE_RANK_SLOW;
      String classPath = System.getProperty("java.class.path");
      if (of == Fault.OTHER_BUILD || of == Fault.ONE_RANK_DEFECTIVE) {
        Path other = Files.createDirectories(results.resolve("build/jauryn/sim"));
        if (of == Fault.OTHER_BUILD) {
          Files.writeString(other.resolve("build.properties"), "version=0.0\ncommit=other\n");
        } else {
          Files.createFile(other.resolve("FollowingCheckpoints.class"));
        }
        classPath = results.resolve("build") + File.pathSeparator + classPath;
      }
      Path said = results.resolve("said" + rank);
      Map<String, String> place = TestJob.place(rank, count, port, "s", hosted);
      ranks.add(
          JavaProcess.start(
              said, place, classPath, RankProcess.class, arguments(of, blocks(fault))));
    }
  }

  /** Enough that nothing ends before something happens to it. */
  private static int blocks(Fault fault) {
    return fault == Fault.ONE_RANK_SLOW ? 12 : 10_000;
  }

  private String[] arguments(Fault fault, int blocks) {
    String input = fault == Fault.OTHER_THEME ? "other.ras" : "input.ras";
    String all =
        "sim_symfb --nin 10 --nhid 9 --nout 10 --w0 0.25 --eta 3e-3 --grid 0.4 --simtime 1 --quiet"
            + (" --no-report --blocks " + blocks)
            + (" --seed " + (fault == Fault.OTHER_PARAMETERS ? 5 : 3))
            + (" --input " + dir.resolve(input) + " --target " + dir.resolve("target.ras"))
            + (" --dir " + results + " --log-dir " + results);
    return all.split(" ");
  }

  private void disturb(Fault fault) throws Exception {
    switch (fault) {
      case RANK_KILLED -> {
        awaitTraining();
        ranks.get(1).process().destroyForcibly();
      }
      case ONE_RANK_SLOW, ONE_RANK_SILENT -> {
        awaitTraining();
        ranks.get(1).signal("STOP");
        Thread.sleep(fault == Fault.ONE_RANK_SLOW ? PAUSE_MS : (SILENCE_SECONDS + 2) * 1000L);
        ranks.get(1).signal("CONT");
      }
      default -> {}
    }
  }

  private void awaitTraining() throws Exception {
    Path log = results.resolve("sim_symfb.0.log");
    while (!Files.exists(log) || !Files.readString(log).contains("Block 1 ")) {
      assertTrue(ranks.get(0).process().isAlive(), () -> ranks.get(0).said());
      Thread.sleep(10);
    }
  }

  private void assertEnd(Fault fault) throws Exception {
    boolean starts = fault == Fault.ONE_RANK_SLOW || fault.report.startsWith("rank 1: ");
    long start = System.nanoTime();
    int first = ranks.get(0).end();
    int second = ranks.get(1).end();
    double took = (System.nanoTime() - start) * 1e-9;
    assertEquals(fault.code, first, () -> fault + ": " + ranks.get(0).said());
    boolean killed = fault == Fault.RANK_KILLED;
    assertEquals(killed ? 137 : fault.code, second, () -> fault + ": " + ranks.get(1).said());
    if (fault.report.isEmpty()) {
      assertEquals(List.of(), reports, fault::toString);
    } else {
      assertEquals(1, reports.size(), () -> fault + ": " + reports);
      assertTrue(reports.get(0).matches(fault.report), () -> fault + ": " + reports);
    }
    assertEquals("", ranks.get(0).said() + ranks.get(1).said(), fault::toString);
    assertTrue(starts || took < IN_TIME_SECONDS || !began(), () -> fault + " took " + took);
    assertEquals(fault.code == 0, Files.exists(results.resolve("output.0.spk")), fault::toString);
  }

  private boolean began() {
    return Files.exists(results.resolve("sim_symfb.0.log"));
  }

  /** Rank 0 hosts the rendezvous, and is killed, or cannot. */
  private void withoutLauncher(Fault fault) throws Exception {
    if (fault == Fault.HOST_OF_RENDEZVOUS_KILLED) {
      startRanks(RANKS, freePort(), false, fault);
      awaitTraining();
      ranks.get(0).process().destroyForcibly();
      assertEquals("", ranks.get(0).said());
      assertEquals(fault.code, ranks.get(1).end(), () -> ranks.get(1).said());
      assertEquals("error: rank 0 has ended or cannot be reached\n", ranks.get(1).said());
      return;
    }
    try (ServerSocket taken = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String place = "127.0.0.1:" + taken.getLocalPort();
      startRanks(RANKS, taken.getLocalPort(), false, fault);
      assertEquals(fault.code, ranks.get(0).end());
      long start = System.nanoTime();
      String said = ranks.get(0).said();
      assertTrue(said.matches("error: cannot listen at " + place + ": .* in use.*\n"), said);
      assertEquals(fault.code, ranks.get(1).end(), () -> ranks.get(1).said());
      assertTrue(System.nanoTime() - start < IN_TIME_SECONDS * 1_000_000_000L);
      assertEquals("error: rank 1 got no answer from " + place + "\n", ranks.get(1).said());
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  /** Rank 0 tells the cause and ends itself, and the others must not take that for the cause. */
  private void rankKilledWithoutLauncher() throws Exception {
    startRanks(RANKS + 1, freePort(), false, Fault.RANK_KILLED_WITHOUT_LAUNCHER);
    awaitTraining();
    ranks.get(2).process().destroyForcibly();
    assertEquals(6, ranks.get(0).end());
    assertEquals(6, ranks.get(1).end());
    String said = ranks.get(0).said() + ranks.get(1).said();
    assertEquals("error: rank 2 has ended or cannot be reached\n", said);
  }

  private void launcherKilled() throws Exception {
    Path announced = results.resolve("port");
    JavaProcess launcher =
        JavaProcess.start(announced, Map.of(), false, LauncherProcess.class, "" + RANKS);
    while (!launcher.said().endsWith("\n")) {
      assertTrue(launcher.process().isAlive(), launcher::said);
      Thread.sleep(10);
    }
    startRanks(RANKS, Integer.parseInt(launcher.said().strip()), true, Fault.LAUNCHER_KILLED);
    awaitTraining();
    launcher.process().destroyForcibly();
    long start = System.nanoTime();
    assertEquals(6, ranks.get(0).end());
    assertEquals(6, ranks.get(1).end());
    assertTrue(System.nanoTime() - start < IN_TIME_SECONDS * 1_000_000_000L);
    assertEquals(
        "error: the launcher has ended or cannot be reached\n",
        ranks.get(0).said() + ranks.get(1).said());
  }

  /** What a launcher is to its ranks. */
  static final class LauncherProcess {
    private LauncherProcess() {}

    public static void main(String[] args) throws InterruptedException {
      Rendezvous rendezvous =
          new Rendezvous("127.0.0.1", 0, new Secret("s"), Integer.parseInt(args[0]), cause -> {});
      System.out.println(rendezvous.port());
      Thread.sleep(600_000);
    }
  }
}
