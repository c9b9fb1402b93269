/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import jauryn.kernel.SpikingGroup;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import jauryn.math.ReferenceRandom;

/**
 * Poisson background noise on another group: its spikes join those of the host, so they are
 * delayed, recorded and counted by traces like the host's own. To be added right after its host.
 * Every rank draws all of it and injects what belongs to its neurons.
 */
public final class PoissonSpikeInjector extends SpikingGroup {
  private final SpikingGroup host;
  private final PoissonProcess process;

  /** Noise of {@code rate} Hz on every neuron of {@code host}. */
  public PoissonSpikeInjector(SpikingGroup host, double rate, ReferenceRandom random) {
    super("PoissonSpikeInjector", host.local());
    this.host = host;
    new Checks("injector into group " + host.name()).rate(rate);
    process = new PoissonProcess(host.size(), rate, random);
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
    process.advance(this::fire);
  }

  private void fire(int neuron) {
    emit(neuron);
    host.inject(neuron);
  }
}
