/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.RasFile;
import jauryn.kernel.Simulation;
import jauryn.plasticity.Plasticity;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The engine alone: time per step of the Oxford network (200-256-200, symmetric feedback) without
 * monitors. One call is one update window. Stands in this package because the network is not
 * public.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EngineBenchmark {
  private static final int WINDOW = 5000;
  private static final float GRID = 1.89f;
  private static final int INPUTS = 200;
  private static final int HIDDEN = 256;
  private static final int OUTPUTS = 200;

  /** Implementation of the learning rule. */
  @Param({"EVENT", "DENSE"})
  public Plasticity plasticity;

  /** Whether the network learns; if not, the learning rule does not run. */
  @Param({"true", "false"})
  public boolean learning;

  private Simulation simulation;

  /** Builds the network and lets transients pass. */
  @Setup
  public void prepare() {
    Path themes = Path.of(System.getProperty("jauryn.home", ""), "themes");
    SuperSpikeParameters parameters =
        SuperSpikeParameters.builder()
            .nin(INPUTS)
            .nhidden(HIDDEN)
            .nout(OUTPUTS)
            .grid(GRID)
            .w0(0.05)
            .delay(0f)
            .eta(1e-3)
            .plasticity(plasticity)
            .build();
    SuperSpikeNetwork network =
        new SuperSpikeNetwork(
            parameters,
            Feedback.SYMMETRIC,
            RasFile.read(themes.resolve("oxford-input.ras"), INPUTS),
            RasFile.read(themes.resolve("oxford-target.ras"), OUTPUTS));
    simulation = network.simulation();
    simulation.advance(2 * WINDOW);
    if (!learning) {
      network.stopPlasticity();
    }
  }

  /** Half a second of model time. */
  @Benchmark
  @OperationsPerInvocation(WINDOW)
  public long step() {
    simulation.advance(WINDOW);
    return simulation.step();
  }
}
