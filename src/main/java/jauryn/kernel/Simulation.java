/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

import jauryn.comm.AllRanks;
import jauryn.comm.Communicator;
import jauryn.comm.LocalCommunicator;
import jauryn.comm.NeuronRange;
import jauryn.io.ExitCode;
import jauryn.io.StateFile;
import jauryn.io.StateFileWriter;
import jauryn.io.UserError;
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
 *
 * <p>Each rank of a run has such a network, with its share of the neurons. Since nothing arrives
 * earlier, it is enough that ranks exchange their spikes every 8 steps.
 */
public final class Simulation implements Stateful {
  private static final String STEP = "step";

  private final List<SpikingGroup> groups = new ArrayList<>();
  private final List<Connection> connections = new ArrayList<>();
  private final List<Device> devices = new ArrayList<>();
  private final List<Checker> checkers = new ArrayList<>();
  private final Communicator communicator;
  private final AllRanks ranks;
  private final Profile profile;
  private final SpikeExchange exchange;
  private long step;

  /** An empty network at time 0. */
  public Simulation() {
    this(new LocalCommunicator(), Profile.off());
  }

  /**
   * This rank's share of an empty network at time 0.
   *
   * @param communicator connects the ranks of the run, which all make the same calls
   * @param profile records what steps spend their time on
   */
  public Simulation(Communicator communicator, Profile profile) {
    this.communicator = communicator;
    ranks = new AllRanks(communicator);
    this.profile = profile;
    exchange = new SpikeExchange(communicator);
  }

  /** All ranks of the run, for what only all of them know together. */
  public AllRanks ranks() {
    return ranks;
  }

  /** The share of this rank in a new group of {@code size} neurons. */
  public NeuronRange deal(int size) {
    if (size < 1) {
      return NeuronRange.whole(0); // which no group accepts; its error has a name
    }
    if (size < communicator.size()) {
      throw new UserError(
          ExitCode.MODEL,
          String.format(
              "%d ranks share a group of %d neurons: expected at least one neuron for each rank",
              communicator.size(), size));
    }
    return NeuronRange.of(size, communicator.rank(), communicator.size());
  }

  /** Adds a group, whose neurons must have been dealt out by {@link #deal}. */
  public <G extends SpikingGroup> G add(G group) {
    if (!group.local().equals(deal(group.size()))) {
      throw new IllegalArgumentException(
          "group " + group.name() + " owns " + group.local() + ", dealt " + deal(group.size()));
    }
    requireNew(groups, group, "group", group.name());
    groups.add(group);
    exchange.add(group);
    return group;
  }

  /** Adds a connection between groups that are in this simulation. */
  public <C extends Connection> C add(C connection) {
    for (SpikingGroup group : connection.groups()) {
      requireAdded(group, "connection " + connection.name());
    }
    requireNew(connections, connection, "connection", connection.name());
    connections.add(connection);
    return connection;
  }

  /** Adds a monitor. */
  public <D extends Device> D add(D device) {
    requireNew(devices, device, "device", device.name());
    devices.add(device);
    return device;
  }

  /** Adds a checker, which may end the run after any step. */
  public <K extends Checker> K add(K checker) {
    checkers.add(checker);
    return checker;
  }

  /**
   * Ends the construction of what is of use only with a group that takes part.
   *
   * @param object kind and name of what is constructed
   */
  public void requireAdded(SpikingGroup group, String object) {
    Model.require(
        groups.contains(group),
        object,
        "group",
        group.name(),
        "one that was added to this simulation before");
  }

  /** What takes part twice would do all it does twice in a step. */
  private static <T> void requireNew(List<T> added, T one, String kind, String name) {
    Model.require(!added.contains(one), kind + " " + name, "added", "twice", "once");
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

  /**
   * Runs for {@code seconds}, truncated to whole steps: none if it is 0. What is negative, no
   * number or less than a step is a UserError.
   */
  public void run(float seconds) {
    long steps = SimulationTime.steps(seconds);
    Model.require(
        steps > 0 && Float.isFinite(seconds) || seconds == 0,
        "simulation",
        "run of",
        seconds + " s",
        "0 or a step of 1e-4 s at least");
    advance(steps);
  }

  /** Runs for {@code steps} steps. */
  public void advance(long steps) {
    profile.start();
    long start = profile.isOn() ? System.nanoTime() : 0;
    long end = step + steps;
    while (step < end) {
      long stop = communicator.size() == 1 ? end : Math.min(end, endOfWindow());
      if (profile.isOn()) {
        stepMeasuredTo(stop);
      } else {
        stepTo(stop);
      }
      if (step % SimulationTime.MIN_DELAY == 0) {
        synchronise();
      }
    }
    if (profile.isOn()) {
      profile.ran(steps, System.nanoTime() - start);
    }
  }

  private long endOfWindow() {
    return step - step % SimulationTime.MIN_DELAY + SimulationTime.MIN_DELAY;
  }

  /**
   * Lets all ranks know the spikes of all steps up to now, as they do by themselves every 8 steps.
   * To be called by all.
   */
  public void synchronise() {
    if (communicator.size() > 1) {
      Phase interrupted = profile.enter(Phase.EXCHANGE);
      exchange.exchange(step);
      profile.enter(interrupted);
    }
  }

  private void stepTo(long end) {
    while (step < end) {
      oneStep();
      endStep();
    }
  }

  private void stepMeasuredTo(long end) {
    while (step < end) {
      if (profile.samples(step)) {
        oneMeasuredStep();
      } else {
        oneStep();
      }
      endStep();
    }
  }

  private void oneStep() {
    evolveGroups();
    propagate();
    executeDevices();
    evolveTraces();
    learn();
  }

  /** The step is complete before a checker may end the run. */
  private void endStep() {
    long completed = step++;
    for (int k = 0; k < checkers.size(); k++) {
      checkers.get(k).check(completed);
    }
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
   * written. To be called by all ranks.
   */
  public void save(Path path) {
    try (StateFileWriter file = ranks.isFirst() ? StateFileWriter.create(path) : null) {
      save(new StateWriter(file, step, ranks));
      if (file != null) {
        file.complete();
      }
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
  public StateReader reader(StateFile file) {
    return new StateReader(file, stepOf(file), ranks);
  }

  /** The step that comes next after a state. */
  public static long stepOf(StateFile file) {
    return new StateReader(file, 0, AllRanks.alone()).integer(STEP, 0, Long.MAX_VALUE);
  }

  @Override
  public void save(StateWriter out) {
    synchronise();
    connections.forEach(Connection::settle);
    out.integer(STEP, step);
    Set<String> names = new HashSet<>();
    groups.forEach(group -> group.save(out.in(unique("group/" + group.name(), names))));
    connections.forEach(
        connection -> connection.save(out.in(unique("connection/" + connection.name(), names))));
    for (Device device : devices) {
      StateWriter writer = device.onAllRanks() ? out : out.ofThisRank();
      device.save(writer.in(unique("device/" + device.name(), names)));
    }
    for (Checker checker : checkers) {
      checker.save(out.in(unique("checker/" + checker.name(), names)));
    }
    out.writeCollected();
  }

  @Override
  public void load(StateReader in) {
    step = in.integer(STEP);
    exchange.startAt(step);
    Set<String> names = new HashSet<>();
    groups.forEach(group -> group.load(in.in(unique("group/" + group.name(), names))));
    connections.forEach(
        connection -> connection.load(in.in(unique("connection/" + connection.name(), names))));
    devices.forEach(device -> device.load(in.in(unique("device/" + device.name(), names))));
    checkers.forEach(checker -> checker.load(in.in(unique("checker/" + checker.name(), names))));
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

  /**
   * Ends the recordings in good order: files get their final names. To be called by all ranks when
   * the last run is over, also when a checker has ended it.
   */
  public void complete() {
    synchronise();
    devices.forEach(Device::complete);
    devices.forEach(Device::close);
  }
}
