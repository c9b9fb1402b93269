/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

import jauryn.comm.NeuronRange;
import java.util.ArrayList;
import java.util.List;

/**
 * A network and its clock. Objects take part in the order in which they were added.
 *
 * <p>One step: groups evolve and emit; connections propagate the spikes that arrive; devices look;
 * groups evolve their traces; connections evolve (plasticity); the clock advances. A spike emitted
 * in step s arrives in step s + delay, at least 8 steps later.
 */
public final class Simulation {
  private final List<SpikingGroup> groups = new ArrayList<>();
  private final List<Connection> connections = new ArrayList<>();
  private final List<Device> devices = new ArrayList<>();
  private final Profile profile;
  private long step;

  /** An empty network at time 0. */
  public Simulation() {
    this(Profile.off());
  }

  /** An empty network at time 0 that records what its steps spend their time on. */
  public Simulation(Profile profile) {
    this.profile = profile;
  }

  /** The share of this process in a new group of {@code size} neurons. */
  public NeuronRange deal(int size) {
    return NeuronRange.whole(size);
  }

  /** Adds a group. */
  public <G extends SpikingGroup> G add(G group) {
    groups.add(group);
    return group;
  }

  /** Adds a connection. */
  public <C extends Connection> C add(C connection) {
    connections.add(connection);
    return connection;
  }

  /** Adds a monitor. */
  public <D extends Device> D add(D device) {
    devices.add(device);
    return device;
  }

  /** The groups in order. */
  public List<SpikingGroup> groups() {
    return List.copyOf(groups);
  }

  /** The connections in order. */
  public List<Connection> connections() {
    return List.copyOf(connections);
  }

  /** The devices in order. */
  public List<Device> devices() {
    return List.copyOf(devices);
  }

  /** The step that comes next. */
  public long step() {
    return step;
  }

  /** Model time in seconds. */
  public double time() {
    return SimulationTime.seconds(step);
  }

  /** Runs for {@code seconds}, truncated to whole steps. */
  public void run(float seconds) {
    advance(SimulationTime.steps(seconds));
  }

  /** Runs for {@code steps} steps. */
  public void advance(long steps) {
    if (profile.isOn()) {
      advanceMeasured(steps);
      return;
    }
    for (long end = step + steps; step < end; step++) {
      oneStep();
    }
  }

  private void advanceMeasured(long steps) {
    long start = System.nanoTime();
    long sampled = 0;
    for (long end = step + steps; step < end; step++) {
      if (profile.samples(step)) {
        oneMeasuredStep();
        sampled++;
      } else {
        oneStep();
      }
    }
    profile.ran(steps, sampled, System.nanoTime() - start);
  }

  private void oneStep() {
    evolveGroups();
    propagate();
    executeDevices();
    evolveTraces();
    learn();
  }

  private void oneMeasuredStep() {
    profile.enter(Phase.EVOLVE);
    evolveGroups();
    profile.enter(Phase.DELIVER);
    propagate();
    profile.enter(Phase.MONITORS);
    executeDevices();
    profile.enter(Phase.EVOLVE);
    evolveTraces();
    profile.enter(Phase.LEARN);
    learn();
    profile.enter(null);
  }

  private void evolveGroups() {
    for (int k = 0; k < groups.size(); k++) {
      groups.get(k).advance(step);
    }
  }

  private void propagate() {
    for (int k = 0; k < connections.size(); k++) {
      connections.get(k).propagate(step);
    }
  }

  private void executeDevices() {
    for (int k = 0; k < devices.size(); k++) {
      devices.get(k).execute(step);
    }
  }

  private void evolveTraces() {
    for (int k = 0; k < groups.size(); k++) {
      groups.get(k).evolveTraces(step);
    }
  }

  private void learn() {
    for (int k = 0; k < connections.size(); k++) {
      connections.get(k).evolve(step);
    }
  }

  /** Flushes all devices. */
  public void flush() {
    devices.forEach(Device::flush);
  }
}
