/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

/**
 * Coefficients of the filters that {@link AdjointKernel} runs backwards.
 *
 * @param followRate μ_d = dt/τ of the second eligibility filter
 * @param followDecay 1 − μ_d
 * @param riseDecay k_r = exp(−dt/τ) of the first eligibility filter
 * @param membraneRate μ_m = dt/τ_mem
 * @param membraneDecay 1 − μ_m
 * @param synapseDecay k_s = exp(−dt/τ_syn)
 */
public record AdjointRates(
    float followRate,
    float followDecay,
    float riseDecay,
    float membraneRate,
    float membraneDecay,
    float synapseDecay) {}
