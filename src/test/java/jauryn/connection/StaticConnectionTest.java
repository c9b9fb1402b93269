/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jauryn.comm.NeuronRange;
import jauryn.group.FileInputGroup;
import jauryn.group.IafPscExpGroup;
import jauryn.io.ExitCode;
import jauryn.io.UserError;
import jauryn.kernel.Simulation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticConnectionTest {
  private static final String STATE = "received";

  @TempDir Path folder;

  private final Simulation simulation = new Simulation();
  private final FileInputGroup input =
      new FileInputGroup(
          "input", NeuronRange.whole(2), new long[] {0, 3, 3, 20}, new int[] {0, 1, 0, 1});
  private final IafPscExpGroup neuron = new IafPscExpGroup("neuron", NeuronRange.whole(1), 20e-3f);

  private StaticConnection wire(int delay, float... weights) {
    WeightMatrix matrix = WeightMatrix.full(2, 1);
    matrix.set(weights);
    return new StaticConnection("wire", input, neuron, matrix, STATE, delay);
  }

  private void addGroups() {
    simulation.add(input);
    simulation.add(neuron);
  }

  /** What has arrived after each of the steps from now on. */
  private List<Float> received(int steps) {
    List<Float> sums = new ArrayList<>();
    for (int k = 0; k < steps; k++) {
      simulation.advance(1);
      sums.add(neuron.state(STATE)[0]);
    }
    return sums;
  }

  private static List<Float> expected(int delay, int steps) {
    List<Float> sums = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      float sum = step >= delay ? 1 : 0;
      sum += step >= delay + 3 ? 11 : 0;
      sum += step >= delay + 20 ? 10 : 0;
      sums.add(sum);
    }
    return sums;
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 9, 15, 16, 100, 1000})
  void spikesArriveAfterTheDelay(int delay) {
    addGroups();
    simulation.add(wire(delay, 1, 10));
    assertEquals(expected(delay, delay + 40), received(delay + 40));
  }

  /** Spikes under way are part of a state, whatever the longest delay is. */
  @Test
  void spikesUnderWayAreSaved() {
    addGroups();
    simulation.add(wire(300, 1, 10));
    simulation.advance(25);
    Path state = folder.resolve("a.state");
    simulation.save(state);
    StaticConnectionTest other = new StaticConnectionTest();
    other.addGroups();
    other.simulation.add(other.wire(300, 1, 10));
    other.simulation.load(state);
    assertEquals(expected(300, 400).subList(25, 400), other.received(375));
  }

  private static void assertRefused(String message, Runnable construction) {
    UserError error = assertThrows(UserError.class, construction::run);
    assertEquals(message, error.getMessage());
    assertEquals(ExitCode.MODEL, error.exitCode());
  }

  @Test
  void badModelsAreRefusedByName() {
    assertRefused("connection wire: delay of 7 steps, expected at least 8", () -> wire(7, 1, 1));
    assertRefused("connection wire: delay of 0 steps, expected at least 8", () -> wire(0, 1, 1));
    assertRefused(
        "connection wire: weight NaN in row 1, expected finite numbers",
        () -> wire(8, 1, Float.NaN));
    assertRefused(
        "connection wire: group input, expected one that was added to this simulation before",
        () -> simulation.add(wire(8, 1, 1)));
    WeightMatrix matrix = WeightMatrix.full(3, 1);
    assertRefused(
        "connection wire: rows 3, expected 2, one for each neuron",
        () -> new StaticConnection("wire", input, neuron, matrix, STATE));
    addGroups();
    simulation.add(wire(8, 1, 1));
    simulation.advance(1);
    assertRefused(
        "connection wire: delay of 50 steps, expected before the first step of a run",
        () -> wire(50, 1, 1));
  }
}
