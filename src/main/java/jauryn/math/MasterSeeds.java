/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

/**
 * Seeds of all random streams of a simulation, drawn from one master generator in order of use, as
 * the reference does on a single rank.
 *
 * <p>All Poisson processes share one stream, and each new one reseeds it; all random connections
 * share another, seeded when the first is made.
 */
public final class MasterSeeds {
  private static final int SEED_FACTOR = 257;
  private static final int STIMULUS_OFFSET = 2351301;

  private final ReferenceRandom master;
  private ReferenceRandom poisson;
  private ReferenceRandom connections;

  /** Seeds derived from {@code masterSeed}. */
  public MasterSeeds(int masterSeed) {
    master = new ReferenceRandom(masterSeed * SEED_FACTOR);
  }

  private int nextSeed() {
    return master.nextWord() >>> 1;
  }

  /** The stream of Poisson processes, started anew for one more process. */
  public ReferenceRandom poissonStream() {
    int salt = nextSeed();
    int seed = nextSeed() + salt;
    if (poisson == null) {
      poisson = new ReferenceRandom(seed);
    } else {
      poisson.reseed(seed);
    }
    return poisson;
  }

  /** A seed of a stimulus group; each group needs two, for its schedule and for its spikes. */
  public int stimulusSeed() {
    return STIMULUS_OFFSET + nextSeed();
  }

  /** The stream that structures and weights of random connections are drawn from. */
  public ReferenceRandom connectionStream() {
    if (connections == null) {
      connections = new ReferenceRandom(nextSeed());
    }
    return connections;
  }
}
