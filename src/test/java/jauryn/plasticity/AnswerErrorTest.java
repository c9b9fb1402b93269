/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jauryn.comm.NeuronRange;
import jauryn.connection.WeightMatrix;
import jauryn.group.AnswerTarget;
import jauryn.group.AnswerTarget.Windows;
import jauryn.group.FileInputGroup;
import jauryn.group.IafPscExpGroup;
import jauryn.group.NeuronGroup;
import jauryn.kernel.Simulation;
import jauryn.kernel.SimulationTime;
import jauryn.plasticity.SuperSpikeSettings.Variant;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The errors of a classification task, as section 3.3.3 of the paper has them. */
class AnswerErrorTest {
  private static final int STEPS = 700;
  private static final Windows WINDOWS =
      new Windows(new long[] {100, 300, 500}, new long[] {200, 400, 600}, new int[] {0, 1, 0});

  /** Errors by the step in which they arise, of an output whose neurons are made to fire. */
  private static TreeMap<Long, String> errors(long[] steps, int[] neurons) {
    Simulation simulation = new Simulation();
    FileInputGroup input =
        simulation.add(new FileInputGroup("input", NeuronRange.whole(1), new long[0], new int[0]));
    IafPscExpGroup output =
        simulation.add(new IafPscExpGroup("output", NeuronRange.whole(2), 10e-3f));
    AnswerTarget target = simulation.add(new AnswerTarget("target", output, WINDOWS));
    SuperSpikeConnection connection =
        simulation.add(
            new SuperSpikeConnection(
                "out",
                input,
                output,
                WeightMatrix.full(1, 2),
                new SuperSpikeSettings(Variant.SYMMETRIC, 1e-3, 1e-12, 0.1f, 8, 0f, true),
                Plasticity.EVENT,
                new OutputError(output, target)));
    TreeMap<Long, String> errors = new TreeMap<>();
    int next = 0;
    for (long step = 0; step < STEPS; step++) {
      while (next < steps.length && steps[next] == step) {
        output.state(NeuronGroup.MEMBRANE)[neurons[next++]] = 0f;
        output.inputArrived();
      }
      simulation.advance(1);
      float[] error = connection.error().instantaneous();
      if (error[0] != 0 || error[1] != 0) {
        errors.put(step - SimulationTime.MIN_DELAY, (int) error[0] + " " + (int) error[1]);
      }
    }
    return errors;
  }

  @Test
  void silenceIsAMissAtTheEndOfEachWindow() {
    assertEquals("{199=1 0, 399=0 1, 599=1 0}", errors(new long[0], new int[0]).toString());
  }

  @Test
  void theRightNeuronMayFireAtAnyTimeOfItsWindowAndAgain() {
    long[] steps = {100, 399, 510, 590};
    assertEquals("{}", errors(steps, new int[] {0, 1, 0, 0}).toString());
  }

  @Test
  void aWrongSpikeIsAnErrorAtOnceAndLeavesTheAnswerToBeGiven() {
    assertEquals(
        "{150=0 -1, 199=1 0, 320=-1 0, 599=0 -1}",
        errors(new long[] {150, 320, 330, 520, 599}, new int[] {1, 0, 1, 0, 1}).toString());
  }

  @Test
  void betweenWindowsEverySpikeIsWrong() {
    assertEquals(
        "{99=-1 0, 199=1 0, 200=-1 0, 399=0 1, 599=1 0, 650=0 -1}",
        errors(new long[] {99, 200, 650}, new int[] {0, 0, 1}).toString());
  }
}
