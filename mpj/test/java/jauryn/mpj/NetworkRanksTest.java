/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.mpj;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.sim.Jauryn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** sim_coba and sim_brunel over MPJ Express leave the files of one process. */
class NetworkRanksTest {
  private static final int RANKS = 2;
  private static final String COBA = "sim_coba --neurons 400 --sparseness 0.1 --simtime 0.3";
  private static final String BRUNEL =
      "sim_brunel --neurons 300 --probability 0.5 --plastic --nu 30000";

  @TempDir private Path dir;
  private final List<String> failures = new CopyOnWriteArrayList<>();

  private static String[] command(String words, Path results) {
    List<String> all = new ArrayList<>(List.of(words.split(" ")));
    all.addAll(List.of("--dir", results.toString()));
    return all.toArray(String[]::new);
  }

  private Path one(String command) throws Exception {
    Path results = dir.resolve("one");
    JavaProcess one =
        JavaProcess.start(
            dir.resolve("log"), Map.of(), false, Jauryn.class, command(command, results));
    assertEquals(0, one.end(), one::said);
    return results;
  }

  private static void assertSame(Path one, Path several, String... names) throws Exception {
    for (String name : names) {
      assertTrue(Files.size(one.resolve(name)) > 20, name);
      assertEquals(-1, Files.mismatch(one.resolve(name), several.resolve(name)), name);
    }
  }

  @ParameterizedTest
  @CsvSource({
    COBA + ", coba.0.e.ras, coba.0.i.ras",
    BRUNEL + " --simtime 0.2, brunel.e.ras, brunel.ee.weights",
  })
  void threadsGiveTheResultsOfOneProcess(String command, String first, String second)
      throws Exception {
    Path results = dir.resolve("threads");
    String[] arguments = command("-n " + RANKS + " " + command, results);
    JavaProcess run = JavaProcess.start(dir.resolve("said"), Map.of(), true, Run.class, arguments);
    assertEquals(0, run.end(), run::said);
    assertTrue(run.said().contains(" Hz"), run::said);
    assertSame(one(command), results, first, second);
  }

  /** A signal to the second rank ends both in order; one process does the rest. */
  @Test
  void processesStopInOrderAndOneGoesOn() throws Exception {
    String command = BRUNEL + " --simtime 6";
    Path results = dir.resolve("processes");
    List<JavaProcess> ranks = start(command(command, results));
    Path spikes = results.resolve("brunel.e.ras.part");
    while (!Files.exists(spikes) || Files.size(spikes) < 1000) {
      assertTrue(ranks.get(0).process().isAlive(), ranks.get(0)::said);
      Thread.sleep(10);
    }
    ranks.get(1).process().destroy();
    for (JavaProcess rank : ranks) {
      assertEquals(143, rank.end(), rank::said);
    }
    assertEquals(List.of(), failures);
    String said = ranks.get(0).said();
    assertTrue(said.matches("error: stopped by a signal .*the same command goes on .*\n"), said);
    assertEquals("", ranks.get(1).said());
    String[] arguments = command(command, results);
    JavaProcess rest =
        JavaProcess.start(dir.resolve("rest"), Map.of(), false, Jauryn.class, arguments);
    assertEquals(0, rest.end(), rest::said);
    assertTrue(rest.said().startsWith("resuming at t="), rest::said);
    String[] files = {"brunel.e.ras", "brunel.i.ras", "brunel.e.prate", "brunel.ee.weights"};
    assertSame(one(command), results, files);
  }

  private List<JavaProcess> start(String[] arguments) throws Exception {
    Rendezvous rendezvous = new Rendezvous("127.0.0.1", 0, new Secret("s"), RANKS, failures::add);
    List<JavaProcess> ranks = new ArrayList<>();
    for (int rank = 0; rank < RANKS; rank++) {
      Map<String, String> place = new HashMap<>();
      place.put(Job.RANK, String.valueOf(rank));
      place.put(Job.RANKS, String.valueOf(RANKS));
      place.put(Job.RENDEZVOUS, "127.0.0.1:" + rendezvous.port());
      place.put(Job.HOSTED, "yes");
      place.put(Job.SECRET, "s");
      ranks.add(
          JavaProcess.start(
              dir.resolve("said" + rank), place, false, RankProcess.class, arguments));
    }
    return ranks;
  }

  @Test
  void moreRanksThanNeuronsAreRefused() throws Exception {
    String[] arguments = command("-n 100 " + COBA, dir.resolve("many"));
    JavaProcess run = JavaProcess.start(dir.resolve("said"), Map.of(), true, Run.class, arguments);
    assertEquals(2, run.end(), run::said);
    assertEquals(
        "error: -n 100: expected at most 80, a neuron of each layer for each of them\n",
        run.said());
  }
}
