/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.comm.NeuronRange;
import jauryn.connection.WeightMatrix;
import jauryn.group.FileInputGroup;
import jauryn.group.IafPscExpGroup;
import jauryn.group.NeuronGroup;
import jauryn.kernel.Device;
import jauryn.kernel.Simulation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The formats of the reference, on networks small enough to know every line beforehand. */
class MonitorsTest {
  @TempDir Path dir;

  private final Simulation simulation = new Simulation();

  private FileInputGroup replay(int size, long[] steps, int... neurons) {
    return simulation.add(new FileInputGroup("input", NeuronRange.whole(size), steps, neurons));
  }

  private List<String> finish(Device monitor, Path file) throws IOException {
    assertFalse(Files.exists(file), "no final name before the end");
    monitor.complete();
    monitor.close();
    return Files.readAllLines(file);
  }

  /** Spikes per neuron and second since the last line, the present step included. */
  @Test
  void populationRate() throws IOException {
    Path file = dir.resolve("group.0.prate");
    FileInputGroup group =
        replay(3, new long[] {0, 0, 1, 500, 1000, 1001, 2500}, 0, 1, 2, 0, 1, 2, 0);
    Device monitor = simulation.add(new PopulationRateMonitor(group, file));
    simulation.advance(3500);
    assertEquals(
        List.of("0 6.66667", "0.1 10", "0.2 3.33333", "0.3 3.33333"), finish(monitor, file));
  }

  /** Header (steps per second, version tag), then (step, neuron) in the order of emission. */
  @Test
  void spikes() throws IOException {
    Path file = dir.resolve("group.0.spk");
    FileInputGroup group = replay(9, new long[] {2, 2, 70_000}, 8, 3, 0);
    Device monitor = simulation.add(new SpikeMonitor(group, file));
    simulation.advance(70_001);
    monitor.complete();
    monitor.close();
    int[] words = {10_000, 287_960_081, 2, 8, 2, 3, 70_000, 0};
    ByteBuffer expected = ByteBuffer.allocate(4 * words.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int word : words) {
      expected.putInt(word);
    }
    assertArrayEquals(expected.array(), Files.readAllBytes(file));
  }

  /**
   * Time and value with six decimals in every step of the window; ties are rounded to even, and a
   * small negative value keeps its sign.
   */
  @Test
  void state() throws IOException {
    Path file = dir.resolve("state");
    float[] values = {0.5f, 297.7578125f, -1e-9f, 1e-6f, 7f, -60.25f, 1f, 2f};
    float[] vector = new float[3];
    replay(1, new long[0]);
    StateMonitor monitor = simulation.add(new StateMonitor(() -> vector, 2, file));
    monitor.recordUntil(4);
    for (int step = 0; step < values.length; step++) {
      vector[2] = values[step];
      if (step == 5) {
        monitor.recordUntil(7);
      }
      simulation.advance(1);
    }
    List<String> expected =
        List.of(
            "0.000000 0.500000",
            "0.000100 297.757812",
            "0.000200 -0.000000",
            "0.000300 0.000001",
            "0.000500 -60.250000",
            "0.000600 1.000000");
    assertEquals(expected, finish(monitor, file));
  }

  /** Stands for a monitor of a neuron that does not exist. */
  @Test
  void emptyFile() throws IOException {
    Path file = dir.resolve("empty");
    Device monitor = simulation.add(new EmptyFile(file));
    simulation.advance(10);
    assertEquals(List.of(), finish(monitor, file));
  }

  /** The membrane after reset, with 20 mV pasted in where the neuron fires. */
  @Test
  void voltage() throws IOException {
    Path file = dir.resolve("membrane");
    IafPscExpGroup group =
        simulation.add(new IafPscExpGroup("neurons", NeuronRange.whole(2), 10e-3f));
    VoltageMonitor monitor = simulation.add(new VoltageMonitor(group, 1, file));
    monitor.recordUntil(4);
    simulation.advance(1);
    group.state(NeuronGroup.SYNAPTIC_CURRENT)[1] = 0.5f;
    group.inputArrived();
    simulation.advance(1);
    group.state(NeuronGroup.SYNAPTIC_CURRENT)[0] = 5f;
    group.state(NeuronGroup.SYNAPTIC_CURRENT)[1] = 1.2f;
    group.inputArrived();
    simulation.advance(3);
    // Rest; then 0.01·500 mV above; then above threshold; then refractory.
    List<String> expected =
        List.of(
            "0.000000 -0.060000", "0.000100 -0.055000", "0.000200 0.020000", "0.000300 -0.060000");
    assertEquals(expected, finish(monitor, file));
  }

  /** Twenty weights, evenly spaced in row-major order, every 0.1 s. */
  @Test
  void weights() throws IOException {
    Path file = dir.resolve("weights");
    WeightMatrix matrix = WeightMatrix.full(5, 9);
    for (int k = 0; k < 45; k++) {
      matrix.row(k / 9)[k % 9] = k;
    }
    Device monitor = simulation.add(new WeightMonitor(matrix, file));
    simulation.advance(1000);
    matrix.row(0)[0] = -1.5e-3f;
    matrix.row(0)[2] = 0.1f;
    simulation.advance(1);
    // Element floor(45k/20).
    int[] sampled = {0, 2, 4, 6, 9, 11, 13, 15, 18, 20, 22, 24, 27, 29, 31, 33, 36, 38, 40, 42};
    StringBuilder first = new StringBuilder("0.000000 ");
    for (int element : sampled) {
      String digits = Integer.toString(element);
      String fraction = digits.length() == 1 ? "000000" : digits.charAt(1) + "00000";
      first
          .append(digits.charAt(0))
          .append('.')
          .append(fraction)
          .append(digits.length() == 1 ? "e+00 " : "e+01 ");
    }
    List<String> lines = finish(monitor, file);
    assertEquals(2, lines.size());
    assertEquals(first.toString(), lines.get(0));
    String second = "0.100000 -1.500000e-03 1.000000e-01 4.000000e+00 ";
    assertTrue(lines.get(1).startsWith(second), lines.get(1));
  }
}
