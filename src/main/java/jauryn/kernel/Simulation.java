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
  private long step;

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
    for (long end = step + steps; step < end; step++) {
      oneStep();
    }
  }

  private void oneStep() {
    for (int k = 0; k < groups.size(); k++) {
      groups.get(k).advance(step);
    }
    for (int k = 0; k < connections.size(); k++) {
      connections.get(k).propagate(step);
    }
    for (int k = 0; k < devices.size(); k++) {
      devices.get(k).execute(step);
    }
    for (int k = 0; k < groups.size(); k++) {
      groups.get(k).evolveTraces(step);
    }
    for (int k = 0; k < connections.size(); k++) {
      connections.get(k).evolve(step);
    }
  }

  /** Flushes all devices. */
  public void flush() {
    devices.forEach(Device::flush);
  }
}
