/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

/**
 * Constants of membranes and of their surrogate derivative.
 *
 * @param rest resting potential, V
 * @param currentDecay exp(−dt/τ_syn)
 * @param beta steepness of the surrogate derivative, 1/V
 * @param threshold where it is steepest, V
 * @param cutOff below this it is zero, V
 */
public record SurrogateReplay(
    float rest, float currentDecay, float beta, float threshold, float cutOff) {}
