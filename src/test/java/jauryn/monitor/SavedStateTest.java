/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.comm.NeuronRange;
import jauryn.connection.StaticConnection;
import jauryn.connection.WeightMatrix;
import jauryn.group.IafPscExpGroup;
import jauryn.group.NeuronGroup;
import jauryn.group.PoissonGroup;
import jauryn.io.StateFileWriter;
import jauryn.io.UserError;
import jauryn.kernel.Simulation;
import jauryn.kernel.StateWriter;
import jauryn.math.ReferenceRandom;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network of one's own, saved and loaded through the library. */
class SavedStateTest {
  private static final int SOURCES = 30;
  private static final int NEURONS = 6;
  private static final List<String> FILES = List.of("n.spk", "n.prate", "n.mem");

  @TempDir Path folder;

  /** Neurons under noise, with a monitor of each kind. */
  private static Simulation build(Path dir, int neurons) {
    Simulation simulation = new Simulation();
    PoissonGroup noise =
        simulation.add(
            new PoissonGroup("noise", NeuronRange.whole(SOURCES), 40, new ReferenceRandom(5)));
    IafPscExpGroup group =
        simulation.add(new IafPscExpGroup("neurons", NeuronRange.whole(neurons), 20e-3f));
    WeightMatrix weights = WeightMatrix.full(SOURCES, neurons);
    for (int row = 0; row < SOURCES; row++) {
      for (int column = 0; column < neurons; column++) {
        weights.row(row)[column] = 1e-3f * (row % (column + 2));
      }
    }
    simulation.add(
        new StaticConnection("drive", noise, group, weights, NeuronGroup.SYNAPTIC_CURRENT));
    simulation.add(new SpikeMonitor(group, dir.resolve("n.spk")));
    simulation.add(new PopulationRateMonitor(group, dir.resolve("n.prate")));
    simulation.add(new VoltageMonitor(group, 2, dir.resolve("n.mem"))).recordUntil(5_500);
    group.postTrace(0.02f);
    return simulation;
  }

  private static void complete(Simulation simulation) {
    simulation.devices().forEach(device -> device.complete());
  }

  @Test
  void goesOnAsIfNothingHadHappened() throws IOException {
    Path whole = Files.createDirectory(folder.resolve("whole"));
    Simulation once = build(whole, NEURONS);
    once.advance(11_003);
    complete(once);

    Path broken = Files.createDirectory(folder.resolve("broken"));
    Path state = folder.resolve("a.state");
    Simulation first = build(broken, NEURONS);
    first.advance(5_001);
    first.save(state);
    first.advance(700);
    first.flush();

    Simulation second = build(broken, NEURONS);
    second.load(state);
    assertEquals(5_001, second.step());
    Path again = folder.resolve("b.state");
    second.save(again);
    assertEquals(-1, Files.mismatch(state, again), "saved at once, it is the same");
    second.advance(11_003 - 5_001);
    complete(second);
    for (String file : FILES) {
      assertTrue(Files.size(whole.resolve(file)) > 100, file);
      assertEquals(-1, Files.mismatch(whole.resolve(file), broken.resolve(file)), file);
    }
  }

  @Test
  void anotherNetworkIsRefused() throws IOException {
    Path state = folder.resolve("a.state");
    Simulation first = build(folder, NEURONS);
    first.advance(10);
    first.save(state);
    UserError error = assertThrows(UserError.class, () -> build(folder, 7).load(state));
    assertEquals(state + ": section group/neurons/neurons: 6, expected 7", error.getMessage());
    Simulation more = build(folder, NEURONS);
    more.add(new PoissonGroup("more", NeuronRange.whole(3), 1, new ReferenceRandom(1)));
    error = assertThrows(UserError.class, () -> more.load(state));
    assertEquals(
        state + ": section group/more/neurons: missing, this is another network",
        error.getMessage());
    error = assertThrows(UserError.class, () -> new Simulation().load(state));
    assertTrue(
        error.getMessage().endsWith("nothing here has such a state, this is another network"),
        error.getMessage());
  }

  /** The clock passes 2^31, where a 32-bit one would turn negative; nothing else changes. */
  @Test
  void theClockHas64Bits() throws Exception {
    long start = (1L << 31) - 3_000;
    Path early = Files.createDirectory(folder.resolve("early"));
    Simulation reference = build(early, NEURONS);
    reference.advance(6_000);
    complete(reference);

    Path late = Files.createDirectory(folder.resolve("late"));
    Simulation simulation = build(late, NEURONS);
    setStep(simulation, start);
    simulation.advance(6_000);
    complete(simulation);
    assertArrayEquals(spikes(early, 0), spikes(late, start));
    assertTrue(spikes(early, 0).length > 100);
  }

  private static void setStep(Simulation simulation, long step) throws Exception {
    Field field = Simulation.class.getDeclaredField("step");
    field.setAccessible(true);
    field.setLong(simulation, step);
  }

  /** Steps since {@code start} and neurons, in turns. */
  private static long[] spikes(Path dir, long start) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.wrap(Files.readAllBytes(dir.resolve("n.spk"))).order(ByteOrder.LITTLE_ENDIAN);
    long[] values = new long[bytes.capacity() / 4 - 2];
    for (int k = 0; k < values.length; k++) {
      long value = Integer.toUnsignedLong(bytes.getInt(8 + 4 * k));
      values[k] = k % 2 == 0 ? value - start : value;
    }
    return values;
  }

  @Test
  void twoObjectsOfOneNameAreKeptApart() {
    Simulation simulation = new Simulation();
    for (int k = 0; k < 2; k++) {
      simulation.add(new PoissonGroup("a", NeuronRange.whole(3), 5, new ReferenceRandom(k)));
    }
    try (StateFileWriter file = StateFileWriter.create(folder.resolve("a.state"))) {
      simulation.save(new StateWriter(file, 0));
      file.complete();
    }
    simulation.load(folder.resolve("a.state"));
  }
}
