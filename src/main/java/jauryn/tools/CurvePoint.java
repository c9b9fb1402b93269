/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

/**
 * One point of a learning curve; what is not known is NaN.
 *
 * @param block blocks trained before
 * @param timeSeconds model time
 * @param meanSquareError as the simulation prints it: an average over the last 10 s or so
 * @param outputRateHz mean rate of an output neuron
 * @param hiddenRateHz mean rate of a neuron of the first hidden layer
 */
record CurvePoint(
    int block,
    double timeSeconds,
    double meanSquareError,
    double outputRateHz,
    double hiddenRateHz) {}
