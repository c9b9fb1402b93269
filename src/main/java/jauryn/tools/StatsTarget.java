/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import java.util.Optional;

/**
 * What spikes are compared with.
 *
 * @param train the target spikes of one period
 * @param grid the loop grid in seconds; none for a target that is played once
 * @param tau time constant of the van Rossum kernel in seconds
 */
record StatsTarget(LoopedTarget train, Optional<Float> grid, double tau) {}
