/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.mpj;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.sim.Jauryn;
import jauryn.tools.Aube;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs over MPJ Express: the results of one rank, and an end when a rank is lost. */
class MpjRunTest {
  private static final int RANKS = 3;
  private static final List<String> JOINT_FILES =
      List.of(
          "multi.0.netstate",
          "default.0.stats",
          "hidden.0.prate",
          "con.0.syn",
          "hid.wmat",
          "out.wmat");

  @TempDir private Path dir;
  private final List<String> failures = new CopyOnWriteArrayList<>();

  private TestJob job;

  @BeforeEach
  void writeSpikes() throws IOException {
    job = new TestJob(dir);
  }

  private String[] arguments(Path results, String... more) throws IOException {
    List<String> all = new ArrayList<>(List.of("--simtime", "1"));
    all.addAll(List.of("--save-weights", results.toString()));
    all.addAll(List.of(more));
    return job.arguments("sim_symfb", results, all.toArray(String[]::new));
  }

  private Path one() throws Exception {
    Path results = dir.resolve("one");
    String[] arguments = arguments(results, "--blocks", "2");
    JavaProcess one =
        JavaProcess.start(dir.resolve("log"), Map.of(), false, Jauryn.class, arguments);
    assertEquals(0, one.end(), one::said);
    return results;
  }

  private void assertSameResults(Path one, Path several) throws IOException {
    for (String name : JOINT_FILES) {
      assertEquals(-1, Files.mismatch(one.resolve(name), several.resolve(name)), name);
    }
    for (String name : List.of("multi_stim", "multi_hidden", "output")) {
      assertEquals(spikes(one, name, 1), spikes(several, name, RANKS), name);
    }
  }

  /** Spikes of all ranks in canonical order. */
  private static List<String> spikes(Path folder, String name, int ranks) {
    List<String> arguments = new ArrayList<>(List.of("--inputs"));
    for (int rank = 0; rank < ranks; rank++) {
      arguments.add(folder.resolve(name + "." + rank + ".spk").toString());
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PrintStream none = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    assertEquals(0, Aube.run(arguments.toArray(String[]::new), text, none));
    List<String> lines = text.toString(StandardCharsets.US_ASCII).lines().sorted().toList();
    assertTrue(lines.size() > 100, name);
    return lines;
  }

  @Test
  void threadsGiveTheResultsOfOneRank() throws Exception {
    Path results = dir.resolve("threads");
    List<String> command = new ArrayList<>(List.of("-n", String.valueOf(RANKS)));
    command.addAll(List.of(arguments(results, "--blocks", "2")));
    String[] arguments = command.toArray(String[]::new);
    JavaProcess run = JavaProcess.start(dir.resolve("said"), Map.of(), true, Run.class, arguments);
    assertEquals(0, run.end(), run::said);
    assertEquals("", run.said());
    assertSameResults(one(), results);
  }

  /** Before any rank begins, of which there would be too many for the machine. */
  @Test
  void moreRanksThanNeuronsAreRefused() throws Exception {
    List<String> command = new ArrayList<>(List.of("-n", "100000", "--device", "niodev"));
    command.addAll(List.of(arguments(dir.resolve("many"))));
    String[] arguments = command.toArray(String[]::new);
    JavaProcess run = JavaProcess.start(dir.resolve("said"), Map.of(), true, Run.class, arguments);
    assertEquals(2, run.end(), run::said);
    assertEquals(
        "error: -n 100000: expected at most 9, a neuron of each layer for each of them\n",
        run.said());
  }

  @Test
  void processesGiveTheResultsOfOneRank() throws Exception {
    Path results = dir.resolve("processes");
    for (JavaProcess rank : start(arguments(results, "--blocks", "2"), Map.of())) {
      assertEquals(0, rank.end(), rank::said);
      assertEquals("", rank.said());
    }
    assertEquals(List.of(), failures);
    assertSameResults(one(), results);
  }

  @Test
  void aKilledRankEndsTheOthers() throws Exception {
    Path results = dir.resolve("killed");
    List<JavaProcess> ranks = start(arguments(results, "--blocks", "10000"), Map.of());
    awaitLog(results, "Block 3 ");
    ranks.get(2).process().destroyForcibly();
    long killed = System.nanoTime();
    assertEquals(6, ranks.get(0).end());
    assertEquals(6, ranks.get(1).end());
    assertTrue(System.nanoTime() - killed < 10e9);
    assertEquals(List.of("rank 2 has ended or cannot be reached"), failures);
    assertTrue(Files.notExists(results.resolve("output.0.spk")));
    assertEquals("", ranks.get(0).said() + ranks.get(1).said());
  }

  /** A batch system may tell one process only. The rest of the run is done by one rank alone. */
  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void aSignalToOneRankEndsAllInOrder(int told) throws Exception {
    Path results = dir.resolve("told" + told);
    String[] arguments = arguments(results, "--blocks", "12");
    List<JavaProcess> ranks = start(arguments, Map.of());
    awaitLog(results, "Block 1 ");
    ranks.get(told).process().destroy();
    for (JavaProcess rank : ranks) {
      assertEquals(143, rank.end());
    }
    assertEquals(List.of(), failures);
    String said = ranks.get(0).said();
    assertTrue(said.matches("error: stopped by a signal .*the same command goes on .*\n"), said);
    assertEquals("", ranks.get(1).said() + ranks.get(2).said());
    JavaProcess rest =
        JavaProcess.start(dir.resolve("log"), Map.of(), false, Jauryn.class, arguments);
    assertEquals(0, rest.end(), rest::said);
    Path one = dir.resolve("one");
    String[] whole = arguments(one, "--blocks", "12");
    JavaProcess alone = JavaProcess.start(dir.resolve("log"), Map.of(), false, Jauryn.class, whole);
    assertEquals(0, alone.end(), alone::said);
    assertSameResults(one, results);
  }

  private static void awaitLog(Path results, String words) throws Exception {
    Path log = results.resolve("sim_symfb.0.log");
    while (!Files.exists(log) || !Files.readString(log).contains(words)) {
      Thread.sleep(20);
    }
  }

  @Test
  void ranksMustWantTheSame() throws Exception {
    Path results = dir.resolve("other");
    String[] other = arguments(results, "--blocks", "2", "--seed", "5");
    List<JavaProcess> ranks = start(arguments(results, "--blocks", "2"), Map.of(1, other));
    for (JavaProcess rank : ranks) {
      assertEquals(6, rank.end());
      assertEquals("", rank.said());
    }
    assertEquals(
        List.of("rank 1 has other parameters, input files or another build than rank 0"), failures);
  }

  @Test
  void aMistakeOfAllIsToldOnce() throws Exception {
    for (JavaProcess rank : start(arguments(dir, "--etaa", "2"), Map.of())) {
      assertEquals(2, rank.end());
      assertEquals("", rank.said());
    }
    assertEquals(List.of("--etaa: no such option (see --help)"), failures);
  }

  @Test
  void nobodyJoinsWithoutTheSecret() throws Exception {
    try (Rendezvous rendezvous =
        new Rendezvous("127.0.0.1", 0, new Secret("right"), 2, failures::add)) {
      JavaProcess stranger =
          JavaProcess.start(
              dir.resolve("stranger"),
              TestJob.place(0, RANKS, rendezvous.port(), "wrong", true),
              false,
              RankProcess.class,
              arguments(dir));
      assertEquals(6, stranger.end());
      assertEquals(
          "error: rank 0 was not let in at 127.0.0.1:"
              + rendezvous.port()
              + ": it has another secret, or the job has ended\n",
          stranger.said());
    }
    assertEquals(List.of(), failures);
  }

  /** Starts all ranks, some perhaps with other arguments. */
  private List<JavaProcess> start(String[] arguments, Map<Integer, String[]> other)
      throws IOException {
    Rendezvous rendezvous = new Rendezvous("127.0.0.1", 0, new Secret("s"), RANKS, failures::add);
    List<JavaProcess> ranks = new ArrayList<>();
    for (int rank = 0; rank < RANKS; rank++) {
      ranks.add(
          JavaProcess.start(
              dir.resolve("said" + rank),
              TestJob.place(rank, RANKS, rendezvous.port(), "s", true),
              false,
              RankProcess.class,
              other.getOrDefault(rank, arguments)));
    }
    return ranks;
  }
}
