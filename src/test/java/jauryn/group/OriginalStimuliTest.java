/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jauryn.group.StimulusParameters.Order;
import jauryn.io.PatternFile;
import jauryn.io.UserError;
import jauryn.kernel.Simulation;
import jauryn.math.MasterSeeds;
import jauryn.monitor.StimulusMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Stimulus groups against Auryn's: a program linked with Auryn showed ten neurons' patterns with
 * master seed 42 and hashed (FNV-1a) step and neuron of each spike. Expected are its number of
 * spikes and its hash after 10, 100, 1000 and 10000 steps, and the first lines of its .stimtimes.
 */
class OriginalStimuliTest {
  private static final String RATES = "# two patterns\n1 20\n3 50\n5 80\n\n2 100\n3 10\n7\n\n";
  private static final String TIMES = "0 0.01\n1 0.02\n2 0.035\n\n2 0.005\n1 0.0151\n5 0\n\n";
  private static final StimulusParameters REGULAR =
      StimulusParameters.DEFAULT
          .order(Order.SEQUENTIAL)
          .meanOn(0.05f)
          .meanOff(0.02f)
          .randomIntervals(false);

  @TempDir Path folder;

  private final Simulation simulation = new Simulation();

  private List<PatternFile.Pattern> patterns(String text) throws IOException {
    return PatternFile.read(Files.writeString(folder.resolve("test.pat"), text), 10);
  }

  @Test
  void patternsAtRandomTimes() throws IOException {
    StimulusParameters parameters = StimulusParameters.DEFAULT.meanOn(0.1f).meanOff(0.1f);
    StimulusGroup group =
        new StimulusGroup(
            "s", simulation.deal(10), patterns(RATES), parameters, new MasterSeeds(42));
    Path times = folder.resolve("s.stimtimes");
    StimulusMonitor monitor = simulation.add(new StimulusMonitor(group, times));
    check(
        group,
        "0 14650fb0739d0383",
        "2 8706a1bea5a94e5e",
        "11 71f03d214c868248",
        "47 ace1f5f4790eb956");
    monitor.complete();
    assertEquals(
        List.of("0.000000 0 0", "0.000100 1 1", "0.098300 1 1", "0.098400 0 1", "0.250800 0 1"),
        Files.readAllLines(times).subList(0, 5));
  }

  @Test
  void patternsOverBackground() throws IOException {
    check(
        new StimulusGroup(
            "s",
            simulation.deal(10),
            patterns(RATES),
            REGULAR.background(5.0, true),
            new MasterSeeds(42)),
        "2 3c04404eb610ba08",
        "4 21c8ee24b1e7a331",
        "14 3d176b86926cbcb9",
        "137 bfa5cccfca40acf8");
  }

  @Test
  void binaryPatterns() throws IOException {
    check(
        new StimulusGroup(
            "s",
            simulation.deal(10),
            patterns(RATES),
            REGULAR.background(5.0, true).binaryPatterns(true).scale(60f),
            new MasterSeeds(42)),
        "2 442e08065e966900",
        "4 1a913263371aec93",
        "22 b60e04c03f7c1d05",
        "170 7e2cf974642d97f7");
  }

  @Test
  void spikeTimes() throws IOException {
    check(
        new SpikeTimingStimGroup(
            "s",
            simulation.deal(10),
            patterns(TIMES),
            REGULAR.background(5.0, false),
            new MasterSeeds(42)),
        "1 47fe0d7eaf8e51e3",
        "2 54819775afa1c6f0",
        "6 1bd51d935ea2af04",
        "53 336f8b6ef736b245");
  }

  private void check(PatternGroup group, String... expected) {
    simulation.add(group);
    long hash = 1469598103934665603L;
    int spikes = 0;
    int end = 10;
    for (int step = 0, k = 0; k < expected.length; step++) {
      simulation.advance(1);
      for (int i = 0; i < group.emitted(step).size(); i++, spikes++) {
        hash = eat(eat(hash, step), group.emitted(step).neuron(i));
      }
      if (step + 1 == end) {
        assertEquals(expected[k], String.format("%d %016x", spikes, hash), "after step " + end);
        end *= 10;
        k++;
      }
    }
  }

  private static long eat(long hash, int word) {
    for (int shift = 0; shift < 32; shift += 8) {
      hash = (hash ^ word >>> shift & 0xff) * 0x100000001b3L;
    }
    return hash;
  }

  @Test
  void badPatternsAreRefused() throws IOException {
    Path file = folder.resolve("test.pat");
    assertEquals(
        file + ":2: neuron 10, expected a number below the size of the group, 10",
        assertThrows(UserError.class, () -> patterns("1 3\n10 4\n")).getMessage());
    assertEquals(
        file + ": no pattern, expected lines of 'neuron value', as in '12 0.5'",
        assertThrows(UserError.class, () -> patterns("# nothing\n\n")).getMessage());
  }
}
