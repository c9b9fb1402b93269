/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * Spiking groups: spike trains from files, Poisson noise, integrate-and-fire neurons. May use
 * kernel, comm, io and math.
 */
package jauryn.group;
