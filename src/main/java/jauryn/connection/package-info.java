/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * Weights between groups and how spikes pass through them. May use group, kernel, comm, io and
 * math.
 */
package jauryn.connection;
