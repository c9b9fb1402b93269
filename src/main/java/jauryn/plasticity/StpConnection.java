/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import jauryn.connection.StaticConnection;
import jauryn.connection.Wiring;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.SpikeList;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import java.util.Arrays;

/**
 * Short-term plasticity (Markram, Wang and Tsodyks 1998; Auryn's STPConnection). Each presynaptic
 * neuron has resources x and a utilisation u, which between its spikes relax exactly,
 *
 * <pre>
 *   τ_d dx/dt = 1 − x      τ_f du/dt = U − u
 * </pre>
 *
 * and a spike delivers w·u·x, then takes u·x of the resources, and raises u by U·(1 − u).
 *
 * <p>They are worked out when a spike arrives, on every rank for all presynaptic neurons.
 */
public final class StpConnection extends StaticConnection {
  private final ShortTermPlasticity rule;
  private final double[] resources;
  private final double[] utilisation;
  private final long[] lastArrival;

  /** A connection as described, rested. */
  public StpConnection(Wiring wiring, ShortTermPlasticity rule) {
    super(wiring);
    this.rule = rule.check(wiring.name());
    int neurons = source().size();
    resources = new double[neurons];
    utilisation = new double[neurons];
    lastArrival = new long[neurons];
    Arrays.fill(resources, 1);
    Arrays.fill(utilisation, rule.utilisation());
  }

  @Override
  public void propagate(long step) {
    SpikeList arriving = arriving(step);
    for (int k = 0; k < arriving.size(); k++) {
      int neuron = arriving.neuron(k);
      matrix().addRow(release(neuron, step), neuron, target());
    }
    if (arriving.size() > 0) {
      layer().inputArrived();
    }
  }

  /** The part of the weights that a spike arriving in {@code step} delivers. */
  private float release(int neuron, long step) {
    double seconds = (step - lastArrival[neuron]) * SimulationTime.DT;
    double rest = rule.utilisation();
    double x = 1 + (resources[neuron] - 1) * StrictMath.exp(-seconds / rule.tauDepression());
    double u =
        rest + (utilisation[neuron] - rest) * StrictMath.exp(-seconds / rule.tauFacilitation());
    lastArrival[neuron] = step;
    resources[neuron] = x - u * x;
    utilisation[neuron] = u + rest * (1 - u);
    return (float) (u * x);
  }

  @Override
  public void save(StateWriter out) {
    super.save(out);
    out.doubles("resources", resources, resources.length);
    out.doubles("utilisation", utilisation, utilisation.length);
    out.longs("last arrival", lastArrival, lastArrival.length);
  }

  @Override
  public void load(StateReader in) {
    super.load(in);
    int neurons = resources.length;
    System.arraycopy(in.doubles("resources", neurons), 0, resources, 0, neurons);
    System.arraycopy(in.doubles("utilisation", neurons), 0, utilisation, 0, neurons);
    long[] arrivals = in.longs("last arrival");
    if (arrivals.length != neurons) {
      throw in.bad("last arrival", arrivals.length + " values", "" + neurons);
    }
    System.arraycopy(arrivals, 0, lastArrival, 0, neurons);
  }
}
