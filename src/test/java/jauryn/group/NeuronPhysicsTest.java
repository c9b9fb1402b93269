/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.kernel.Simulation;
import jauryn.math.AdExMembrane;
import jauryn.math.ConductanceMembrane;
import jauryn.math.IzhikevichMembrane;
import jauryn.math.LeakyMembrane;
import jauryn.math.NmdaMembrane;
import java.util.Arrays;
import java.util.function.DoubleFunction;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;

/**
 * Membranes against their differential equations, solved by a library's integrator of order 8 with
 * an error of 1e-13, or in closed form. Euler's method is of first order: a step half as long has
 * half the error, for steps that are neither too long nor so short that single precision shows. The
 * error at the step of simulations, 0.1 ms, is known, too.
 */
class NeuronPhysicsTest {
  private static final double[] STEPS = {2e-4, 1e-4, 0.5e-4};

  /** A trajectory sampled every 0.4 ms. */
  private static final double SAMPLE = 4e-4;

  private static final int SAMPLES = 100;

  /** The greatest error of a trajectory is of first order, and below a bound at 0.1 ms. */
  private static void assertFirstOrder(
      double[] exact, DoubleFunction<double[]> euler, double bound) {
    double before = Double.NaN;
    for (double dt : STEPS) {
      double error = 0;
      double[] found = euler.apply(dt);
      for (int k = 0; k < SAMPLES; k++) {
        error = Math.max(error, Math.abs(found[k] - exact[k]));
      }
      if (!Double.isNaN(before)) {
        assertEquals(2, before / error, 0.12, "from " + 2 * dt + " s to " + dt + " s");
      }
      assertTrue(dt > 1e-4 || error < bound, error + " V at " + dt + " s");
      before = error;
    }
  }

  /** The first component of the solution at multiples of {@link #SAMPLE}. */
  private static double[] solve(Equations equations, double... start) {
    DormandPrince853Integrator integrator =
        new DormandPrince853Integrator(1e-9, 1e-3, 1e-15, 1e-13);
    double[] state = start.clone();
    double[] samples = new double[SAMPLES];
    for (int k = 0; k < SAMPLES; k++) {
      integrator.integrate(of(start.length, equations), k * SAMPLE, state, (k + 1) * SAMPLE, state);
      samples[k] = state[0];
    }
    return samples;
  }

  /** Derivatives of a state. */
  private interface Equations {
    void derivatives(double[] y, double[] dy);
  }

  private static FirstOrderDifferentialEquations of(int dimension, Equations equations) {
    return new FirstOrderDifferentialEquations() {
      @Override
      public int getDimension() {
        return dimension;
      }

      @Override
      public void computeDerivatives(double t, double[] y, double[] dy) {
        equations.derivatives(y, dy);
      }
    };
  }

  /** A step of a kernel. */
  private interface Step {
    void run();
  }

  private static double[] sample(double dt, float[] membrane, Step step) {
    double[] samples = new double[SAMPLES];
    int stepsPerSample = (int) Math.round(SAMPLE / dt);
    for (int k = 0; k < SAMPLES; k++) {
      for (int i = 0; i < stepsPerSample; i++) {
        step.run();
      }
      samples[k] = membrane[0];
    }
    return samples;
  }

  /** exp(−dt/τ). */
  private static float decay(double dt, double tau) {
    return (float) Math.exp(-dt / tau);
  }

  /** τ du/dt = rest + I − u, solved by u = rest + I + (u₀ − rest − I)·exp(−t/τ). */
  @Test
  void leakyMembraneWithCurrent() {
    double tau = 20e-3;
    double[] exact = new double[SAMPLES];
    Arrays.setAll(exact, k -> -0.060 + 0.008 * (1 - Math.exp(-(k + 1) * SAMPLE / tau)));
    assertFirstOrder(
        exact,
        dt -> {
          float[] u = {-0.060f};
          float[] current = {0.008f};
          return sample(
              dt, u, () -> LeakyMembrane.integrate(-0.060f, (float) (dt / tau), current, u, 1));
        },
        1e-5);
  }

  /** An isolated kick decays as u = rest + w·exp(−t/τ). */
  @Test
  void leakyMembraneAfterKick() {
    double tau = 10e-3;
    double[] exact = new double[SAMPLES];
    Arrays.setAll(exact, k -> -0.060 + 0.009 * Math.exp(-(k + 1) * SAMPLE / tau));
    assertFirstOrder(
        exact,
        dt -> {
          float[] u = {-0.051f};
          return sample(dt, u, () -> LeakyMembrane.relax(-0.060f, (float) (dt / tau), u, 1));
        },
        2e-5);
  }

  @Test
  void membraneWithConductances() {
    double tau = 20e-3;
    double[] exact =
        solve(
            (y, dy) -> {
              dy[0] = (-0.060 - y[0] - y[1] * y[0] - y[2] * (y[0] + 0.080) + 0.004) / tau;
              dy[1] = -y[1] / 5e-3;
              dy[2] = -y[2] / 10e-3;
            },
            -0.060,
            0.4,
            1.5);
    assertFirstOrder(
        exact,
        dt -> {
          float[] u = {-0.060f};
          float[] ampa = {0.4f};
          float[] gaba = {1.5f};
          float[] current = {0.004f};
          return sample(
              dt,
              u,
              () ->
                  ConductanceMembrane.integrate(
                      -0.060f,
                      -0.080f,
                      (float) (dt / tau),
                      decay(dt, 5e-3),
                      decay(dt, 10e-3),
                      current,
                      ampa,
                      gaba,
                      u,
                      1));
        },
        1e-4);
  }

  @Test
  void membraneWithNmda() {
    double tau = 20e-3;
    double[] exact =
        solve(
            (y, dy) -> {
              dy[0] =
                  (-0.070 - y[0] - (0.3 * y[1] + 0.7 * y[2]) * y[0] - y[3] * (y[0] + 0.080)) / tau;
              dy[1] = -y[1] / 5e-3;
              dy[2] = (y[1] - y[2]) / 100e-3;
              dy[3] = -y[3] / 10e-3;
            },
            -0.070,
            0.8,
            0.3,
            0.5);
    assertFirstOrder(
        exact,
        dt -> {
          float[] u = {-0.070f};
          float[] ampa = {0.8f};
          float[] nmda = {0.3f};
          float[] gaba = {0.5f};
          float[] threshold = {0.1f};
          float[] drive = new float[1];
          float[] inhibition = new float[1];
          float[] excess = new float[1];
          return sample(
              dt,
              u,
              () -> {
                NmdaMembrane.synapses(
                    -0.080f,
                    0.3f,
                    0.7f,
                    1 - decay(dt, 100e-3),
                    decay(dt, 5e-3),
                    decay(dt, 10e-3),
                    u,
                    ampa,
                    nmda,
                    gaba,
                    drive,
                    inhibition,
                    1);
                NmdaMembrane.integrate(
                    -0.070f,
                    -0.080f,
                    -0.050f,
                    (float) (dt / tau),
                    decay(dt, 5e-3),
                    drive,
                    inhibition,
                    threshold,
                    u,
                    excess,
                    1);
              });
        },
        1e-4);
  }

  /**
   * The slow conductance is the low-pass of the fast one: in closed form, a difference of two
   * exponentials.
   */
  @Test
  void nmdaFollowsAmpa() {
    double fast = 5e-3;
    double slow = 100e-3;
    double[] exact = new double[SAMPLES];
    Arrays.setAll(
        exact,
        k -> {
          double t = (k + 1) * SAMPLE;
          return fast / (slow - fast) * (Math.exp(-t / slow) - Math.exp(-t / fast));
        });
    assertFirstOrder(
        exact,
        dt -> {
          float[] u = {-0.070f};
          float[] ampa = {1f};
          float[] nmda = {0f};
          return sample(
              dt,
              nmda,
              () ->
                  NmdaMembrane.synapses(
                      -0.080f,
                      0.5f,
                      0.5f,
                      1 - decay(dt, slow),
                      decay(dt, fast),
                      1f,
                      u,
                      ampa,
                      nmda,
                      new float[1],
                      new float[1],
                      new float[1],
                      1));
        },
        1e-3);
  }

  /** The approximation of the exponential that the kernel has is part of the model. */
  private static double nearExponential(double x) {
    return Math.pow(1 + x / 256, 256);
  }

  @Test
  void adaptiveExponentialMembrane() {
    double tau = 281.0 / 30 * 1e-3;
    double[] exact =
        solve(
            (y, dy) -> {
              double spike = 2e-3 * nearExponential((y[0] + 0.0504) / 2e-3);
              dy[0] = (-0.0706 - y[0] + spike - y[2] * y[0] - y[3] * (y[0] + 0.080) - y[1]) / tau;
              dy[1] = (4.0 / 30 * (y[0] + 0.0706) - y[1]) / 144e-3;
              dy[2] = -y[2] / 5e-3;
              dy[3] = -y[3] / 10e-3;
            },
            -0.0706,
            1e-3,
            0.5,
            0.2);
    assertFirstOrder(
        exact,
        dt -> {
          float[] u = {-0.0706f};
          float[] w = {1e-3f};
          float[] ampa = {0.5f};
          float[] gaba = {0.2f};
          return sample(
              dt,
              u,
              () -> {
                AdExMembrane.integrate(
                    -0.0706f,
                    0f,
                    -0.080f,
                    -0.0504f,
                    2e-3f,
                    (float) (dt / tau),
                    ampa,
                    gaba,
                    w,
                    u,
                    1);
                AdExMembrane.adapt(
                    -0.0706f,
                    4f / 30,
                    (float) (dt / 144e-3),
                    decay(dt, 5e-3),
                    decay(dt, 10e-3),
                    u,
                    ampa,
                    gaba,
                    w,
                    1);
              });
        },
        2e-4);
  }

  /** How far the approximation is from the exponential is what its documentation says. */
  @Test
  void exponentialIsAsDocumented() {
    for (double x : new double[] {-10, -4, -1, 0, 1, 3}) {
      assertEquals(nearExponential(x), AdExMembrane.exponential((float) x), 3e-5 * Math.exp(x));
    }
    assertEquals(0.998, AdExMembrane.exponential(1) / Math.exp(1), 1e-3);
    assertEquals(0.998, AdExMembrane.exponential(-1) / Math.exp(-1), 1e-3);
    assertEquals(0.82, AdExMembrane.exponential(-10) / Math.exp(-10), 1e-2);
  }

  /** Subthreshold, from the initial values of the group, with input. */
  @Test
  void izhikevichMembrane() {
    double[] exact =
        solve(
            (y, dy) -> {
              double v = y[0];
              dy[0] = (40 * v * v + 5 * v + 0.14 - y[1] - y[2] * v - y[3] * (v + 0.080)) / 1e-3;
              dy[1] = 0.02 * (0.2 * v - y[1]) / 1e-3;
              dy[2] = -y[2] / 5e-3;
              dy[3] = -y[3] / 10e-3;
            },
            -0.070,
            -0.014,
            0.04,
            0.1);
    assertFirstOrder(
        exact,
        dt -> {
          float[] v = {-0.070f};
          float[] u = {-0.014f};
          float[] ampa = {0.04f};
          float[] gaba = {0.1f};
          return sample(
              dt,
              v,
              () ->
                  IzhikevichMembrane.integrate(
                      (float) (dt / 1e-3),
                      (float) (0.02 * dt / 1e-3),
                      0.2f,
                      -0.080f,
                      decay(dt, 5e-3),
                      decay(dt, 10e-3),
                      ampa,
                      gaba,
                      u,
                      v,
                      1));
        },
        3e-4);
  }

  /**
   * With a constant current I above threshold, the nth step after the refractory period ends at
   * I·(1 − (1 − dt/τ)ⁿ) above rest. So the interval between spikes is the refractory period, and
   * the first n for which that exceeds the threshold; near τ·ln(I/(I − 10 mV)).
   */
  @Test
  void firesAtTheRateOfTheClosedForm() {
    for (double current : new double[] {0.0105, 0.012, 0.02, 0.1}) {
      Simulation simulation = new Simulation();
      CubaIFGroup neuron = simulation.add(new CubaIFGroup("neuron", simulation.deal(1)));
      neuron.set(NeuronGroup.BACKGROUND_CURRENT, (float) current);
      long last = -1;
      int intervals = 0;
      double expected = Math.log(1 - 0.010 / current) / Math.log(1 - 1e-4 / 20e-3);
      double exact = 20e-3 * Math.log(current / (current - 0.010)) / 1e-4;
      assertEquals(1, expected / exact, 0.01);
      for (int step = 0; step < 5000; step++) {
        simulation.advance(1);
        if (neuron.emitted(step).size() > 0) {
          if (last >= 0) {
            assertEquals(Math.ceil(expected) + 50, step - last, 1, "steps at " + current + " V");
            intervals++;
          }
          last = step;
        }
      }
      assertTrue(intervals > 3, "spikes at " + current + " V");
    }
  }
}
