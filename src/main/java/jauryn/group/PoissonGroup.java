/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.comm.NeuronRange;
import jauryn.kernel.SpikingGroup;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
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
    new Checks("group " + name).rate(rate);
    process = new PoissonProcess(local.size(), rate, random);
  }

  @Override
  public boolean replicated() {
    return true;
  }

  @Override
  public void save(StateWriter out) {
    super.save(out);
    process.save(out);
  }

  @Override
  public void load(StateReader in) {
    super.load(in);
    process.load(in);
  }

  @Override
  protected void evolve(long step) {
    process.advance(this::emit);
  }
}
