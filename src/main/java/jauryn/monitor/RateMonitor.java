/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import jauryn.kernel.EventTrace;
import jauryn.kernel.Simulation;
import jauryn.kernel.SpikeList;
import jauryn.kernel.SpikingGroup;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import java.nio.file.Path;

/**
 * Writes time (s) and the rate (Hz) of every neuron of a group, low-pass filtered with three times
 * the interval (Auryn's RateMonitor).
 */
public final class RateMonitor extends IntervalMonitor {
  private static final int INTERVALS = 3;
  private static final String TRACE = "trace";

  private final Simulation simulation;
  private final SpikingGroup group;
  private final double tau;
  private final EventTrace trace;
  private final float[] rates;

  /** Records a group every so many seconds. */
  public RateMonitor(Simulation simulation, SpikingGroup group, double seconds, Path path) {
    super(simulation, seconds, path);
    this.simulation = simulation;
    this.group = group;
    tau = INTERVALS * seconds;
    trace = new EventTrace(tau, group.local().length());
    rates = new float[group.local().length()];
  }

  @Override
  void begin(long step) {
    trace.begin(step);
  }

  @Override
  void writeValues(long step) {
    double factor = trace.factor(step) / tau;
    for (int i = 0; i < rates.length; i++) {
      rates[i] = (float) (factor * trace.scaled()[i]);
    }
    for (float rate : simulation.ranks().join(rates, rates.length)) {
      writeFixed(rate);
    }
  }

  @Override
  void after(long step) {
    SpikeList spikes = group.emitted(step);
    for (int k = 0; k < spikes.size(); k++) {
      if (group.local().contains(spikes.neuron(k))) {
        trace.scaled()[spikes.neuron(k) - group.local().begin()] += trace.increment(step);
      }
    }
  }

  @Override
  public void save(StateWriter out) {
    super.save(out);
    trace.save(out, TRACE, group.local());
  }

  @Override
  public void load(StateReader in) {
    super.load(in);
    trace.load(in, TRACE, group.local());
  }
}
