/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.comm.NeuronRange;
import jauryn.connection.StaticConnection;
import jauryn.connection.WeightMatrix;
import jauryn.kernel.Simulation;
import jauryn.math.CurrentBasedMembrane;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IafPscExpGroupTest {
  private static final double REST = -0.060f;
  private static final double TAU_SYN = 5e-3;
  private static final double DT = 1e-4;

  /**
   * A spike at step s arrives at s + 8; n steps later the membrane is, in closed form, v_n =
   * m·w·(kⁿ − (1 − m)ⁿ)/(k − (1 − m)) above rest, with m = dt/τ_mem and k = exp(−dt/τ_syn): the
   * solution of v ← v + m(I − v), I ← k·I. Inputs add up.
   */
  @ParameterizedTest
  @ValueSource(floats = {10e-3f, 20e-3f, 7e-3f})
  void respondsToSpikesByTheClosedForm(float tauMem) {
    long[] spikes = {0, 3, 3, 250};
    float[] weights = {0.004f, -0.006f, 0.005f};
    int[] sources = {0, 1, 2, 0};
    Simulation simulation = new Simulation();
    FileInputGroup input =
        simulation.add(new FileInputGroup("input", NeuronRange.whole(3), spikes, sources));
    IafPscExpGroup neuron =
        simulation.add(new IafPscExpGroup("neuron", NeuronRange.whole(1), tauMem));
    WeightMatrix matrix = WeightMatrix.full(3, 1);
    matrix.set(weights);
    simulation.add(new StaticConnection("wire", input, neuron, matrix, neuron.excitatoryTarget()));
    double m = DT / tauMem;
    double k = Math.exp(-DT / TAU_SYN);
    // A leak that is less than half a unit of the last place is lost to rounding.
    double rounding = 0.5 * Math.ulp(IafPscExpGroup.REST) / m + 1e-8;
    for (int step = 0; step < 1500; step++) {
      simulation.advance(1);
      double expected = 0;
      for (int spike = 0; spike < spikes.length; spike++) {
        long n = step - (spikes[spike] + 8);
        if (n > 0) {
          double w = weights[sources[spike]];
          expected += m * w * (Math.pow(k, n) - Math.pow(1 - m, n)) / (k - (1 - m));
        }
      }
      assertEquals(
          REST + expected, neuron.state(NeuronGroup.MEMBRANE)[0], rounding, "step " + step);
      assertEquals(0, neuron.emitted(step).size());
    }
  }

  /**
   * Against the exact solution of τ_mem dv/dt = I − v, I = w·exp(−t/τ_syn), which is v =
   * w·(exp(−t/10 ms) − exp(−t/5 ms)) for the time constants used here: halving the step halves the
   * error.
   */
  @Test
  void convergesWithFirstOrder() {
    double tauMem = 10e-3;
    double before = Double.NaN;
    for (double dt = 8e-4; dt > 0.9e-4; dt /= 2) {
      double worst = worstError(tauMem, dt);
      if (!Double.isNaN(before)) {
        assertEquals(2, before / worst, 0.1);
      }
      before = worst;
    }
    assertTrue(before < 0.01, "of the weight, at a step of 0.1 ms");
  }

  private static double worstError(double tauMem, double dt) {
    float[] membrane = {0f};
    float[] current = {1f};
    float[] leak = {(float) (dt / tauMem)};
    float decay = (float) Math.exp(-dt / TAU_SYN);
    double worst = 0;
    for (int step = 1; step * dt < 0.05; step++) {
      CurrentBasedMembrane.integrate(0f, leak, decay, membrane, current, 1);
      double t = step * dt;
      double exact = Math.exp(-t / tauMem) - Math.exp(-t / TAU_SYN);
      worst = Math.max(worst, Math.abs(exact - membrane[0]));
    }
    return worst;
  }

  /**
   * Many neurons with strong random input of both signs, against the plainest form of the rule: one
   * neuron after the other, a counter for the refractory period, single precision throughout. Bits
   * and spikes are the same.
   */
  @Test
  void isThePlainRuleToTheBit() {
    Random random = new Random(21);
    int inputs = 20;
    int size = 37;
    int duration = 20_000;
    long[] spikes = random.longs(600, 0, duration - 8).sorted().toArray();
    int[] sources = random.ints(600, 0, inputs).toArray();
    Simulation simulation = new Simulation();
    FileInputGroup input =
        simulation.add(new FileInputGroup("input", NeuronRange.whole(inputs), spikes, sources));
    IafPscExpGroup neurons =
        simulation.add(new IafPscExpGroup("neurons", NeuronRange.whole(size), 10e-3f));
    WeightMatrix matrix = WeightMatrix.full(inputs, size);
    for (int j = 0; j < inputs; j++) {
      for (int i = 0; i < size; i++) {
        matrix.row(j)[i] = (float) (0.01 + 0.03 * random.nextGaussian());
      }
    }
    simulation.add(
        new StaticConnection("wire", input, neurons, matrix, neurons.excitatoryTarget()));
    PlainNeuron[] plain = new PlainNeuron[size];
    Arrays.setAll(plain, i -> new PlainNeuron());
    int next = 0;
    int fired = 0;
    for (int step = 0; step < duration; step++) {
      simulation.advance(1);
      List<Integer> expected = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        if (plain[i].step()) {
          expected.add(i);
        }
      }
      for (; next < spikes.length && spikes[next] + 8 == step; next++) {
        for (int i = 0; i < size; i++) {
          plain[i].current += matrix.row(sources[next])[i];
        }
      }
      List<Integer> found = new ArrayList<>();
      for (int k = 0; k < neurons.emitted(step).size(); k++) {
        found.add(neurons.emitted(step).neuron(k));
      }
      assertEquals(expected, found, "spikes of step " + step);
      fired += found.size();
      for (int i = 0; i < size; i++) {
        assertEquals(plain[i].membrane, neurons.state(NeuronGroup.MEMBRANE)[i]);
        assertEquals(plain[i].current, neurons.state(NeuronGroup.SYNAPTIC_CURRENT)[i]);
      }
    }
    assertTrue(fired > 1000, "only " + fired + " spikes");
  }

  /** One neuron with τ_mem = 10 ms. */
  private static final class PlainNeuron {
    private static final float LEAK = (float) (DT / 10e-3f);
    private static final float DECAY = (float) Math.exp(-DT / 5e-3f);

    private float membrane = -0.060f;
    private float current;
    private int counter;

    boolean step() {
      membrane = Math.fma(LEAK, -0.060f - membrane + current, membrane);
      boolean fires = counter == 0 && membrane > -0.050f;
      if (fires) {
        counter = 51;
      }
      if (counter > 0) {
        counter--;
        membrane = -0.060f;
      }
      current *= DECAY;
      return fires;
    }
  }

  /** A spike at s clamps the membrane in s+1 … s+50; at s+51 it integrates again. */
  @Test
  void isRefractoryForFiftySteps() {
    Simulation simulation = new Simulation();
    IafPscExpGroup neurons =
        simulation.add(new IafPscExpGroup("neurons", NeuronRange.whole(5), 10e-3f));
    float[] current = neurons.state(NeuronGroup.SYNAPTIC_CURRENT);
    float[] membrane = neurons.state(NeuronGroup.MEMBRANE);
    List<String> spikes = new ArrayList<>();
    for (int step = 0; step < 120; step++) {
      // So strong that each step of integration ends above threshold; each neuron starts later.
      for (int i = 0; i < 5; i++) {
        current[i] = step >= 2 * i ? 100f : 0f;
      }
      neurons.inputArrived();
      simulation.advance(1);
      for (int k = 0; k < neurons.emitted(step).size(); k++) {
        spikes.add(neurons.emitted(step).neuron(k) + " at " + step);
      }
      for (int i = 0; i < 5; i++) {
        assertEquals(IafPscExpGroup.REST, membrane[i]);
        int sinceSpike = (step - 2 * i) % 51;
        int left = step < 2 * i ? 0 : 50 - sinceSpike;
        assertEquals(left, neurons.refractorySteps(i), i + " after step " + step);
      }
    }
    List<String> expected = new ArrayList<>();
    for (int start = 0; start < 120; start += 51) {
      for (int i = 0; i < 5 && start + 2 * i < 120; i++) {
        expected.add(i + " at " + (start + 2 * i));
      }
    }
    assertEquals(expected, spikes);
  }

  /** The current goes on decaying while the membrane is held, and acts afterwards. */
  @Test
  void currentOutlastsTheRefractoryPeriod() {
    Simulation simulation = new Simulation();
    IafPscExpGroup neuron =
        simulation.add(new IafPscExpGroup("neuron", NeuronRange.whole(1), 10e-3f));
    float[] current = neuron.state(NeuronGroup.SYNAPTIC_CURRENT);
    current[0] = 1.01f;
    simulation.advance(51);
    double left = 1.01 * Math.exp(-51 * DT / TAU_SYN);
    assertEquals(left, current[0], 1e-5);
    assertEquals(IafPscExpGroup.REST, neuron.state(NeuronGroup.MEMBRANE)[0]);
    simulation.advance(1);
    assertEquals(REST + left * DT / 10e-3, neuron.state(NeuronGroup.MEMBRANE)[0], 1e-6);
  }

  /** A neuron fires above the threshold, not at it. */
  @Test
  void thresholdIsStrict() {
    float[] start = {IafPscExpGroup.THRESHOLD, Math.nextUp(IafPscExpGroup.THRESHOLD)};
    for (int k = 0; k < start.length; k++) {
      Simulation simulation = new Simulation();
      IafPscExpGroup neuron =
          simulation.add(new IafPscExpGroup("neuron", NeuronRange.whole(1), 10e-3f));
      neuron.state(NeuronGroup.MEMBRANE)[0] = start[k];
      // Balances the leak, so that the membrane stays where it is.
      neuron.state(NeuronGroup.SYNAPTIC_CURRENT)[0] = start[k] - IafPscExpGroup.REST;
      simulation.advance(1);
      assertEquals(k, neuron.emitted(0).size());
    }
  }
}
