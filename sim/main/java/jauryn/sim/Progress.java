/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

/**
 * Where a run is.
 *
 * @param timeSeconds model time reached
 * @param endSeconds model time at which the run will end
 * @param outputRateHz mean firing rate of an output neuron lately
 * @param hiddenRateHz mean firing rate of a hidden neuron lately, NaN without hidden layer
 * @param meanSquareError running mean square error at this time
 */
public record Progress(
    double timeSeconds,
    double endSeconds,
    double outputRateHz,
    double hiddenRateHz,
    double meanSquareError) {}
