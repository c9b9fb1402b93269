/* SPDX-License-Identifier: GPL-3.0-or-later */
import java.nio.file.Path;
import jauryn.connection.StaticConnection;
import jauryn.connection.Weights;
import jauryn.connection.Wiring;
import jauryn.group.IafPscExpGroup;
import jauryn.group.PoissonGroup;
import jauryn.kernel.Simulation;
import jauryn.math.MasterSeeds;
import jauryn.monitor.PopulationRateMonitor;
import jauryn.monitor.SpikeMonitor;

/**
 * 400 Poisson sources drive 100 neurons through sparse random weights, for 10 s:
 * bin/jauryn run examples/PoissonDrive.java FOLDER
 */
public final class PoissonDrive {
  public static void main(String[] args) {
    Path folder = Path.of(args.length > 0 ? args[0] : ".");
    Simulation simulation = new Simulation();

    PoissonGroup noise =
        simulation.add(
            new PoissonGroup("noise", simulation.deal(400), 10.0, new MasterSeeds(1).poissonStream()));
    IafPscExpGroup neurons =
        simulation.add(new IafPscExpGroup("neurons", simulation.deal(100), 20e-3f));
    simulation.add(
        new StaticConnection(
            Wiring.between("drive", noise, neurons).sparse(0.1).weights(Weights.normal(0, 0.03))));

    simulation.add(new SpikeMonitor(neurons, folder.resolve("neurons.0.spk")));
    simulation.add(new PopulationRateMonitor(neurons, folder.resolve("neurons.0.prate")));
    simulation.run(10f);
    simulation.complete();
  }
}
