/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

/**
 * How statistics are taken.
 *
 * @param neurons size of the layer; spikes of other neurons are counted and left out
 * @param binSteps width of the bins of the correlation in steps
 * @param pairs most pairs of neurons to correlate
 * @param seed of the sample of pairs
 */
record StatsSettings(int neurons, long binSteps, int pairs, long seed) {}
