/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.io.StateFile;
import jauryn.io.StateFileWriter;
import jauryn.io.StateSection;
import jauryn.plasticity.Plasticity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Time has no origin: a network moved to a late step does there what it did early, to the bit, also
 * where steps no longer fit into 31 or 32 bits. It is moved by adding to all steps in its state.
 */
final class LateStepsTest {
  /** Multiple of all intervals at which something happens, such as updates of the weights. */
  private static final long INTERVALS = 720_000;

  private static final int BEFORE = 20_000;
  private static final int BEYOND = 20_000;

  /** Last parts of the names of sections that hold steps. */
  private static final Set<String> STEPS =
      Set.of(
          "step",
          "origin",
          "restart",
          "last step",
          "window start",
          "spike steps",
          "kept after",
          "steps");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"31, RANDOM, EVENT", "32, RANDOM, EVENT", "31, SYMMETRIC, DENSE"})
  void countsBeyond(int bits, Feedback feedback, Plasticity plasticity) throws IOException {
    long limit = 1L << bits;
    long shift = limit / INTERVALS * INTERVALS;
    long steps = limit - shift + BEYOND;
    SuperSpikeParameters parameters = FuzzSeeds.parameters(folder).plasticity(plasticity).build();
    SuperSpikeNetwork early = FuzzSeeds.network(parameters, feedback);
    early.simulation().advance(BEFORE);
    Path begun = folder.resolve("begun.state");
    early.simulation().save(begun);

    SuperSpikeNetwork late = FuzzSeeds.network(parameters, feedback);
    late.simulation().load(moved(begun, shift));
    assertEquals(shift + BEFORE, late.simulation().step());
    assertTrue(late.simulation().step() < limit);

    early.simulation().advance(steps);
    late.simulation().advance(steps);
    assertTrue(late.simulation().step() > limit);
    Path ended = folder.resolve("ended.state");
    Path endedLate = folder.resolve("late.state");
    early.simulation().save(ended);
    late.simulation().save(endedLate);
    assertTrue(weightsDiffer(begun, ended), "nothing was learned, this shows little");
    assertEquals(-1, Files.mismatch(moved(ended, shift), endedLate));
  }

  private static boolean weightsDiffer(Path one, Path other) {
    String name = "connection/con_out/weights";
    return !Arrays.equals(
        StateFile.read(one).section(name).floats(), StateFile.read(other).section(name).floats());
  }

  /** A copy of a state with all its steps moved; step -1 stands for none. */
  private static Path moved(Path path, long by) {
    Path copy = path.resolveSibling("moved-" + path.getFileName());
    try (StateFileWriter out = StateFileWriter.create(copy)) {
      for (StateSection section : StateFile.read(path).sections()) {
        String name = section.name();
        int n = section.length();
        out.begin(name, section.type(), section.shape());
        switch (section.type()) {
          case INT64 -> {
            boolean steps = STEPS.contains(name.substring(name.lastIndexOf('/') + 1));
            long[] values = section.longs();
            out.longs(steps ? Arrays.stream(values).map(v -> v + by).toArray() : values, 0, n);
          }
          case INT32 -> out.ints(section.ints(), 0, n);
          case FLOAT32 -> out.floats(section.floats(), 0, n);
          case FLOAT64 -> out.doubles(section.doubles(), 0, n);
          default -> out.bytes(section.bytes(), 0, n);
        }
        out.end();
      }
      out.complete();
    }
    return copy;
  }
}
