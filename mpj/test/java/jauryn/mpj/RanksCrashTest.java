/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.mpj;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.sim.Jauryn;
import jauryn.sim.KillMoments;
import jauryn.sim.SameResults;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ranks that are processes are killed at random moments, one of them or all at once. The run goes
 * on with another number of ranks, or of threads in one process, and leaves what a run leaves that
 * nothing happened to.
 */
class RanksCrashTest {
  private static final int MOST_RANKS = 3;
  private static final int SIGKILL = 128 + 9;
  private static final int RANK_LOST = 6;
  private static final List<String> PROTOCOL =
      List.of("--simtime", "3", "--blocks", "3", "--delay", "0.8e-3", "--no-report");

  @TempDir private Path folder;
  private final List<String> reports = new CopyOnWriteArrayList<>();
  private final Map<Integer, Path> uninterrupted = new HashMap<>();
  private TestJob job;

  @BeforeEach
  void needsSignals() throws IOException {
    Assumptions.assumeTrue(File.separatorChar == '/', "needs POSIX signals");
    job = new TestJob(folder);
  }

  @Test
  @Tag("crash")
  void killedRanksLoseNothing(TestReporter reporter) throws Exception {
    int kills = Integer.getInteger("jauryn.rankkills", 40);
    reporter.publishEntry("sim_symfb", "" + kill("sim_symfb", kills / 2));
    String[] dense = {"--plasticity", "dense", "--sparseness", "0.5"};
    reporter.publishEntry("sim_rfb", "" + kill("sim_rfb", kills - kills / 2, dense));
  }

  /**
   * Kills so many times; whenever a run gets to its end it is compared, and the next begins.
   *
   * @return what runs were in the middle of
   */
  private Map<KillMoments.Moment, Integer> kill(String program, int count, String... options)
      throws Exception {
    uninterrupted.clear();
    Path broken = Files.createDirectories(folder.resolve("broken"));
    Random random = new Random(program.hashCode());
    KillMoments moments = new KillMoments(broken, random);
    int fileSets = 1 + random.nextInt(MOST_RANKS);
    int kills = 0;
    boolean complete = false;
    while (kills < count || !complete) {
      if (complete) {
        clear(broken);
        fileSets = 1 + random.nextInt(MOST_RANKS);
      }
      int ranks = hasCheckpoint(broken) ? 1 + random.nextInt(MOST_RANKS) : fileSets;
      moments.choose();
      List<JavaProcess> processes = start(program, broken, ranks, options(options, ranks, random));
      if (kills < count) {
        kill(processes, moments, random);
      }
      complete = end(processes);
      if (complete) {
        Path whole = uninterrupted(program, fileSets, options);
        SameResults.assertSame(whole, broken, program + " after " + kills + " kills in all");
      } else {
        assertTrue(kills < count, "nobody killed it");
        kills++;
      }
    }
    clear(broken);
    return moments.met();
  }

  private static String[] options(String[] options, int ranks, Random random) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--checkpoint-every", "0.03s", "--resume"));
    if (ranks == 1) {
      all.addAll(List.of("--threads", "" + (1 + random.nextInt(MOST_RANKS))));
    }
    return all.toArray(String[]::new);
  }

  /** One rank is missed by the others only once all have met. */
  private static void kill(List<JavaProcess> processes, KillMoments moments, Random random)
      throws Exception {
    KillMoments.Moment moment =
        moments.await(() -> processes.stream().allMatch(rank -> rank.process().isAlive()));
    if (moment == KillMoments.Moment.STARTING || random.nextBoolean()) {
      processes.forEach(rank -> rank.process().destroyForcibly());
    } else {
      processes.get(random.nextInt(processes.size())).process().destroyForcibly();
    }
  }

  /** Waits for the end of all; whether that of the run was reached by all. */
  private boolean end(List<JavaProcess> processes) throws InterruptedException {
    int successes = 0;
    boolean killed = false;
    for (JavaProcess rank : processes) {
      int code = rank.end();
      successes += code == 0 ? 1 : 0;
      killed |= code == SIGKILL;
      assertTrue(List.of(0, RANK_LOST, SIGKILL).contains(code), () -> code + " " + rank.said());
      assertEquals("", rank.said());
    }
    assertTrue(killed || successes == processes.size(), "the run failed by itself: " + reports);
    return successes == processes.size();
  }

  private Path uninterrupted(String program, int fileSets, String... options) throws Exception {
    Path results = folder.resolve(program + fileSets);
    if (uninterrupted.put(fileSets, results) == null) {
      assertTrue(end(start(program, results, fileSets, options)));
    }
    return results;
  }

  private List<JavaProcess> start(String program, Path results, int ranks, String... more)
      throws IOException {
    List<String> options = new ArrayList<>(PROTOCOL);
    options.addAll(List.of(more));
    String[] arguments = job.arguments(program, results, options.toArray(String[]::new));
    if (ranks == 1) {
      Path said = folder.resolve("said");
      return List.of(JavaProcess.start(said, Map.of(), false, Jauryn.class, arguments));
    }
    reports.clear();
    Rendezvous rendezvous = new Rendezvous("127.0.0.1", 0, new Secret("s"), ranks, reports::add);
    List<JavaProcess> processes = new ArrayList<>();
    for (int rank = 0; rank < ranks; rank++) {
      processes.add(
          JavaProcess.start(
              folder.resolve("said" + rank),
              TestJob.place(rank, ranks, rendezvous.port(), "s", true),
              false,
              RankProcess.class,
              arguments));
    }
    return processes;
  }

  private static boolean hasCheckpoint(Path results) throws IOException {
    try (Stream<Path> files = Files.list(results)) {
      return files.anyMatch(file -> file.toString().endsWith(".state"));
    }
  }

  private static void clear(Path results) throws IOException {
    try (Stream<Path> files = Files.list(results)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }
}
