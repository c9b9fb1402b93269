/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import jauryn.comm.NeuronRange;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private final List<String> events = new ArrayList<>();
  private final Simulation simulation = new Simulation();

  /** A neuron that fires in given steps. */
  private final class Clockwork extends SpikingGroup {
    private final List<Long> firing;

    Clockwork(String name, Long... firing) {
      super(name, NeuronRange.whole(1));
      this.firing = List.of(firing);
    }

    @Override
    protected void evolve(long step) {
      events.add(step + " evolve " + name());
      if (firing.contains(step)) {
        emit(0);
      }
    }
  }

  private final class Wire implements Connection {
    private final String name;
    private final SpikingGroup source;
    private final SpikeTrace post;

    Wire(String name, SpikingGroup source) {
      this.name = name;
      this.source = source;
      post = source.postTrace(1f);
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void save(StateWriter out) {}

    @Override
    public void load(StateReader in) {}

    @Override
    public void propagate(long step) {
      events.add(step + " propagate " + name + " " + source.arriving(step).size());
    }

    @Override
    public void evolve(long step) {
      events.add(step + " learn " + name + (post.values()[0] > 0 ? " traced" : ""));
    }
  }

  private final class Watcher implements Device {
    private final SpikingGroup group;

    Watcher(SpikingGroup group) {
      this.group = group;
    }

    @Override
    public String name() {
      return "watcher";
    }

    @Override
    public void save(StateWriter out) {}

    @Override
    public void load(StateReader in) {}

    @Override
    public void execute(long step) {
      events.add(step + " look " + group.emitted(step).size());
    }

    @Override
    public void flush() {
      events.add("flush");
    }
  }

  /** The main loop of the reference: groups, connections, devices, traces, plasticity. */
  @Test
  void aStepRunsInTheOrderOfTheReference() {
    SpikingGroup a = simulation.add(new Clockwork("a", 0L));
    simulation.add(new Clockwork("b"));
    simulation.add(new Wire("x", a));
    simulation.add(new Wire("y", a));
    simulation.add(new Watcher(a));
    simulation.advance(1);
    assertEquals(
        List.of(
            "0 evolve a",
            "0 evolve b",
            "0 propagate x 0",
            "0 propagate y 0",
            "0 look 1",
            "0 learn x traced",
            "0 learn y traced"),
        events);
    simulation.flush();
    assertEquals("flush", events.get(events.size() - 1));
  }

  @Test
  void spikesArriveEightStepsLater() {
    SpikingGroup a = simulation.add(new Clockwork("a", 3L, 5L));
    simulation.add(new Wire("x", a));
    simulation.advance(20);
    List<String> arrivals = events.stream().filter(event -> event.endsWith("x 1")).toList();
    assertEquals(List.of("11 propagate x 1", "13 propagate x 1"), arrivals);
  }

  @Test
  void durationsAreTruncatedToSteps() {
    simulation.add(new Clockwork("a"));
    simulation.run(0.01f);
    assertEquals(99, simulation.step());
    simulation.run(0.3f);
    assertEquals(3099, simulation.step());
    assertEquals(0.3099, simulation.time(), 1e-12);
  }

  /**
   * Traces of single spikes: x(t) = exp(−(t − s + 1)·dt/τ) from the step s in which the spike is
   * seen, which is the step of arrival for a pre trace and that of emission for a post trace.
   */
  @Test
  void tracesDecayInTheStepOfTheSpike() {
    SpikingGroup a = simulation.add(new Clockwork("a", 4L));
    SpikeTrace pre = a.preTrace(10e-3f);
    SpikeTrace post = a.postTrace(5e-3f);
    assertSame(pre, a.preTrace(10e-3f));
    for (int step = 0; step < 200; step++) {
      simulation.advance(1);
      double expectedPost = step < 4 ? 0 : Math.exp(-(step - 4 + 1) * 1e-4 / 5e-3);
      double expectedPre = step < 12 ? 0 : Math.exp(-(step - 12 + 1) * 1e-4 / 10e-3);
      assertEquals(expectedPost, post.values()[0], 1e-5 * expectedPost);
      assertEquals(expectedPre, pre.values()[0], 1e-5 * expectedPre);
    }
  }
}
