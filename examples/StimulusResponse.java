/* SPDX-License-Identifier: GPL-3.0-or-later */
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import jauryn.connection.StaticConnection;
import jauryn.connection.Wiring;
import jauryn.group.StimulusGroup;
import jauryn.group.StimulusParameters;
import jauryn.group.TIFGroup;
import jauryn.io.PatternFile.Pattern;
import jauryn.kernel.Simulation;
import jauryn.math.MasterSeeds;
import jauryn.monitor.PopulationRateMonitor;
import jauryn.monitor.SpikeTextMonitor;
import jauryn.monitor.StimulusMonitor;

/** How does a group answer a stimulus? bin/jauryn run examples/StimulusResponse.java FOLDER */
public final class StimulusResponse {
  public static void main(String[] args) {
    Path folder = Path.of(args.length > 0 ? args[0] : ".");
    Simulation simulation = new Simulation();

    // 100 of 200 sources fire at 30 Hz for 0.5 s, all of them at 3 Hz for the 0.5 s between
    float[] hertz = new float[100];
    java.util.Arrays.fill(hertz, 30);
    Pattern half = new Pattern(IntStream.range(0, 100).toArray(), hertz);
    StimulusParameters shown =
        StimulusParameters.DEFAULT.meanOn(0.5f).meanOff(0.5f).randomIntervals(false);
    StimulusGroup input = simulation.add(new StimulusGroup("input", simulation.deal(200),
        List.of(half), shown.background(3, false), new MasterSeeds(1)));
    TIFGroup cells = simulation.add(new TIFGroup("cells", simulation.deal(100)));
    simulation.add(new StaticConnection(Wiring.between("in", input, cells).sparse(0.2).weight(0.15)));

    simulation.add(new StimulusMonitor(input, folder.resolve("input.stimtimes")));
    simulation.add(new SpikeTextMonitor(simulation, cells, folder.resolve("cells.ras")));
    simulation.add(new PopulationRateMonitor(simulation, cells, 0.05, folder.resolve("cells.prate")));
    simulation.run(10f);
    simulation.complete();
  }
}
