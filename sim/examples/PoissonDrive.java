/* SPDX-License-Identifier: GPL-3.0-or-later */
import java.nio.file.Path;
import jauryn.connection.RandomStructure;
import jauryn.connection.StaticConnection;
import jauryn.connection.WeightMatrix;
import jauryn.group.IafPscExpGroup;
import jauryn.group.PoissonGroup;
import jauryn.kernel.Simulation;
import jauryn.math.MasterSeeds;
import jauryn.monitor.PopulationRateMonitor;
import jauryn.monitor.SpikeMonitor;

/** 400 Poisson sources drive 100 neurons through sparse random weights, for 10 s. Start it without a build file, with the library on the class path. */
public final class PoissonDrive {
  public static void main(String[] args) {
    Path folder = Path.of(args.length > 0 ? args[0] : ".");
    MasterSeeds seeds = new MasterSeeds(1);
    Simulation simulation = new Simulation();

    PoissonGroup noise =
        simulation.add(new PoissonGroup("noise", simulation.deal(400), 10.0, seeds.poissonStream()));
    IafPscExpGroup neurons =
        simulation.add(new IafPscExpGroup("neurons", simulation.deal(100), 20e-3f));

    RandomStructure structure =
        RandomStructure.draw(noise.size(), neurons.local(), 0.1f, seeds.connectionStream());
    WeightMatrix weights = structure.localMatrix();
    structure.drawWeights(0.03f, 0.1f, seeds.connectionStream(), weights);
    simulation.add(
        new StaticConnection("drive", noise, neurons, weights, neurons.excitatoryTarget()));

    SpikeMonitor spikes = simulation.add(new SpikeMonitor(neurons, folder.resolve("neurons.0.spk")));
    PopulationRateMonitor rate =
        simulation.add(new PopulationRateMonitor(neurons, folder.resolve("neurons.0.prate")));
    simulation.run(10f);
    spikes.complete();
    rate.complete();
  }
}
