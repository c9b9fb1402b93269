/* SPDX-License-Identifier: GPL-3.0-or-later */
import java.nio.file.Path;
import jauryn.connection.StaticConnection;
import jauryn.connection.Wiring;
import jauryn.group.NeuronGroup;
import jauryn.group.TIFGroup;
import jauryn.group.Transmitter;
import jauryn.kernel.Simulation;
import jauryn.monitor.PopulationRateMonitor;
import jauryn.monitor.SpikeTextMonitor;

/**
 * 3200 excitatory and 800 inhibitory neurons keep one another active (Vogels and Abbott 2005):
 * bin/jauryn run examples/BalancedNetwork.java FOLDER
 */
public final class BalancedNetwork {
  public static void main(String[] args) {
    Path folder = Path.of(args.length > 0 ? args[0] : ".");
    Simulation simulation = new Simulation();

    TIFGroup e = simulation.add(new TIFGroup("e", simulation.deal(3200)));
    TIFGroup i = simulation.add(new TIFGroup("i", simulation.deal(800)));
    e.set(NeuronGroup.BACKGROUND_CURRENT, 20e-3f);
    i.set(NeuronGroup.BACKGROUND_CURRENT, 20e-3f);
    for (TIFGroup target : new TIFGroup[] {e, i}) {
      Wiring from = Wiring.between("from e to " + target.name(), e, target).sparse(0.02);
      simulation.add(new StaticConnection(from.weight(0.4)));
      Wiring inhibition = Wiring.between("from i to " + target.name(), i, target).sparse(0.02);
      simulation.add(new StaticConnection(inhibition.weight(5.1).transmitter(Transmitter.GABA)));
    }

    simulation.add(new SpikeTextMonitor(simulation, e, folder.resolve("e.0.ras")));
    simulation.add(new PopulationRateMonitor(e, folder.resolve("e.0.prate")));
    simulation.run(1f);
    simulation.complete();
  }
}
