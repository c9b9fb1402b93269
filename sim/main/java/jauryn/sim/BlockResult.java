/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

/**
 * One point of the learning curve: the state before block {@code block} is trained.
 *
 * @param block number of the block, from 0
 * @param timeSeconds model time of the measurement
 * @param meanSquareError running mean square error of the output, as in the {@code .stats} file
 * @param outputRateHz mean firing rate of an output neuron lately
 * @param hiddenRateHz mean firing rate of a hidden neuron lately, NaN without hidden layer
 */
public record BlockResult(
    int block,
    double timeSeconds,
    double meanSquareError,
    double outputRateHz,
    double hiddenRateHz) {}
