/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

import jauryn.comm.NeuronRange;
import jauryn.io.StateFile;
import jauryn.io.StateFileWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A network and its clock. Objects take part in the order in which they were added.
 *
 * <p>One step: groups evolve and emit; connections propagate the spikes that arrive; devices look;
 * groups evolve their traces; connections evolve (plasticity); the clock advances. A spike emitted
 * in step s arrives in step s + delay, at least 8 steps later.
 */
public final class Simulation implements Stateful {
  private static final String STEP = "step";

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

  /**
   * Writes the state of all groups, connections and devices into a file, from which {@link #load}
   * goes on as if nothing had happened. Files of monitors are not part of it, but how far they were
   * written.
   */
  public void save(Path path) {
    try (StateFileWriter file = StateFileWriter.create(path)) {
      save(new StateWriter(file, step));
      file.complete();
    }
  }

  /**
   * The same for a network that has just been built in the same way, with monitors of the same
   * files.
   */
  public void load(Path path) {
    StateReader in = reader(StateFile.read(path));
    load(in);
    in.requireAllUsed();
  }

  /** A reader of a file that one of the methods {@code save} has written. */
  public static StateReader reader(StateFile file) {
    return new StateReader(file, new StateReader(file, 0).integer(STEP, 0, Long.MAX_VALUE));
  }

  @Override
  public void save(StateWriter out) {
    out.integer(STEP, step);
    Set<String> names = new HashSet<>();
    groups.forEach(group -> group.save(out.in(unique("group/" + group.name(), names))));
    connections.forEach(
        connection -> connection.save(out.in(unique("connection/" + connection.name(), names))));
    devices.forEach(device -> device.save(out.in(unique("device/" + device.name(), names))));
  }

  @Override
  public void load(StateReader in) {
    step = in.integer(STEP);
    Set<String> names = new HashSet<>();
    groups.forEach(group -> group.load(in.in(unique("group/" + group.name(), names))));
    connections.forEach(
        connection -> connection.load(in.in(unique("connection/" + connection.name(), names))));
    devices.forEach(device -> device.load(in.in(unique("device/" + device.name(), names))));
  }

  /** Objects of one name are numbered in the order in which they were added. */
  private static String unique(String name, Set<String> names) {
    String unique = name;
    for (int k = 2; !names.add(unique); k++) {
      unique = name + " #" + k;
    }
    return unique;
  }

  /** Flushes all devices. */
  public void flush() {
    devices.forEach(Device::flush);
  }
}
