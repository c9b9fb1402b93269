/* SPDX-License-Identifier: GPL-3.0-or-later */
import java.nio.file.Path;
import jauryn.group.AdExGroup;
import jauryn.group.CurrentInjector;
import jauryn.kernel.Simulation;
import jauryn.monitor.SpikeTextMonitor;
import jauryn.monitor.VoltageMonitor;

/**
 * A step of current makes an adaptive neuron fire, fast at first, then slower:
 * bin/jauryn run examples/AdaptingNeuron.java FOLDER
 */
public final class AdaptingNeuron {
  public static void main(String[] args) {
    Path folder = Path.of(args.length > 0 ? args[0] : ".");
    Simulation simulation = new Simulation();
    AdExGroup neuron = simulation.add(new AdExGroup("neuron", simulation.deal(1)));

    // 1 nA into 281 pF
    CurrentInjector current = simulation.add(new CurrentInjector("step", neuron, 0f));
    simulation.add(new SpikeTextMonitor(simulation, neuron, folder.resolve("neuron.0.ras")));
    VoltageMonitor.record(simulation, neuron, 0, folder.resolve("neuron.0.mem"));

    simulation.run(0.1f);
    current.set(1e-9f / 281e-12f);
    simulation.run(0.5f);
    current.set(0f);
    simulation.run(0.1f);
    simulation.complete();
  }
}
