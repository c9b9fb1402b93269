/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.comm.NeuronRange;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.SpikingGroup;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;

/**
 * Replays a list of spikes, once or in a loop (Auryn's FileInputGroup).
 *
 * <p>In a loop, the list starts anew at the first multiple of the grid that follows its last spike;
 * so a list shorter than the grid has the period of the grid, truncated to steps (1.89 s: 18899).
 *
 * <p>Every rank replays the whole list.
 */
public final class FileInputGroup extends SpikingGroup {
  private static final long NEVER = -1;

  private final long[] steps;
  private final int[] neurons;
  private final long gridSteps;
  private int next;
  private long origin;
  private long restart;

  /**
   * A group that replays the given spikes once.
   *
   * @param steps emission steps in ascending order
   * @param neurons the neuron of each spike, all below the size of the group
   */
  public FileInputGroup(String name, NeuronRange local, long[] steps, int[] neurons) {
    this(name, local, steps, neurons, Double.NaN);
  }

  /**
   * A group that replays the given spikes for ever.
   *
   * @param loopGrid grid of restarts in seconds: the period, or a divisor of it where the list is
   *     longer
   */
  public FileInputGroup(
      String name, NeuronRange local, long[] steps, int[] neurons, double loopGrid) {
    super(name, local);
    this.steps = steps.clone();
    this.neurons = neurons.clone();
    gridSteps = Double.isNaN(loopGrid) ? NEVER : Math.max(1, (long) (loopGrid / SimulationTime.DT));
  }

  @Override
  public boolean replicated() {
    return true;
  }

  @Override
  public void save(StateWriter out) {
    super.save(out);
    out.integer("next", next);
    out.integer("origin", origin);
    out.integer("restart", restart);
  }

  @Override
  public void load(StateReader in) {
    super.load(in);
    next = (int) in.integer("next", 0, steps.length);
    origin = in.integer("origin", 0, Long.MAX_VALUE);
    restart = in.integer("restart", 0, Long.MAX_VALUE);
  }

  @Override
  protected void evolve(long step) {
    if (steps.length == 0) {
      return;
    }
    if (step == restart) {
      next = 0;
      origin = step;
    }
    while (next < steps.length && steps[next] <= step - origin) {
      emit(neurons[next++]);
    }
    if (next == steps.length && gridSteps != NEVER && restart < step) {
      restart = (step + gridSteps - 1) / gridSteps * gridSteps;
    }
  }
}
