/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short run with {@code --profile} and the same without. */
class MetersTest {
  @TempDir Path folder;

  @BeforeEach
  void prepare() throws IOException {
    Files.writeString(folder.resolve("in.ras"), "0.01 0\n0.02 1\n");
    Files.writeString(folder.resolve("target.ras"), "0.03 0\n");
  }

  private Path run(String name, String plasticity, String... more) throws IOException {
    Path dir = Files.createDirectory(folder.resolve(name));
    String fixed =
        "--nin 2 --nout 2 --nhid 8 --grid 0.1 --simtime 1 --blocks 1 --delay 0 --w0 2 --quiet";
    List<String> args = new ArrayList<>(List.of(fixed.split(" ")));
    args.addAll(List.of("--plasticity", plasticity, "--dir", dir + "", "--log-dir", dir + ""));
    args.addAll(List.of("--input", folder.resolve("in.ras") + ""));
    args.addAll(List.of("--target", folder.resolve("target.ras") + ""));
    args.addAll(List.of(more));
    SuperSpikeProgram.of(Feedback.SYMMETRIC, new TestConsole().console(false))
        .run(args.toArray(new String[0]));
    return dir;
  }

  private static Map<?, ?> rank(Path dir) throws IOException {
    Map<String, Object> meters = JSON.std.mapFrom(Files.readString(dir.resolve("meters.json")));
    assertEquals("jauryn-meters", meters.get("format"));
    return (Map<?, ?>) ((List<?>) meters.get("ranks")).get(0);
  }

  @Test
  void everyPhaseHasItsTime() throws IOException {
    Map<?, ?> rank = rank(run("event", "event", "--profile"));
    Map<?, ?> phases = (Map<?, ?>) rank.get("wallSecondsByPhase");
    assertEquals(
        Set.of("evolve", "deliver", "monitors", "learn", "sweep", "update"), phases.keySet());
    for (String phase : List.of("evolve", "learn", "sweep", "update")) {
      assertTrue((double) phases.get(phase) > 0, phases.toString());
    }
    assertTrue((int) rank.get("steps") >= 20_000);
    assertTrue((double) phases.get("sweep") < (double) rank.get("wallSeconds"));
    Map<?, ?> memory = (Map<?, ?>) rank.get("memory");
    assertTrue(((Number) memory.get("peakHeapBytes")).longValue() > 0);
  }

  @Test
  void everyRankTellsHowLongItExchanged() throws IOException {
    Path dir = run("ranks", "event", "--profile", "--threads", "2");
    Map<String, Object> meters = JSON.std.mapFrom(Files.readString(dir.resolve("meters.json")));
    List<?> ranks = (List<?>) meters.get("ranks");
    assertEquals(2, ranks.size());
    for (int k = 0; k < 2; k++) {
      Map<?, ?> rank = (Map<?, ?>) ranks.get(k);
      assertEquals(k, rank.get("rank"));
      assertTrue((double) ((Map<?, ?>) rank.get("wallSecondsByPhase")).get("exchange") > 0);
    }
  }

  @Test
  void theDenseRuleHasNoSweep() throws IOException {
    Map<?, ?> phases =
        (Map<?, ?>) rank(run("dense", "dense", "--profile")).get("wallSecondsByPhase");
    assertEquals(0.0, phases.get("sweep"));
    assertTrue((double) phases.get("update") > 0);
  }

  @Test
  void resultsAreTheSameWithAndWithout() throws IOException {
    Path with = run("with", "event", "--profile");
    Path without = run("without", "event");
    assertFalse(Files.exists(without.resolve("meters.json")));
    for (String file : List.of("output.0.spk", "multi.0.netstate", "con.0.syn")) {
      assertArrayEquals(
          Files.readAllBytes(without.resolve(file)), Files.readAllBytes(with.resolve(file)), file);
    }
  }
}
