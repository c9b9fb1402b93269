/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * SuperSpike (Zenke and Ganguli 2018): error signals, eligibility, the max-normalised learning
 * rate. May use connection, group, kernel, comm, io and math.
 */
package jauryn.plasticity;
