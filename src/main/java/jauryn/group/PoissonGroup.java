/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.comm.NeuronRange;
import jauryn.kernel.SpikingGroup;
import jauryn.math.ReferenceRandom;

/**
 * Sources that fire independently at a common constant rate. Every rank draws the spikes of all, so
 * that the random stream does not depend on the number of ranks.
 */
public final class PoissonGroup extends SpikingGroup {
  private final PoissonProcess process;

  /** Sources that fire at {@code rate} Hz, drawn from {@code random}. */
  public PoissonGroup(String name, NeuronRange local, double rate, ReferenceRandom random) {
    super(name, local);
    process = new PoissonProcess(local.size(), rate, random);
  }

  @Override
  public boolean replicated() {
    return true;
  }

  @Override
  protected void evolve(long step) {
    process.advance(this::emit);
  }
}
