/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * Devices that write what groups and connections do. May use everything below: plasticity,
 * connection, group, kernel, comm, io, math.
 */
package jauryn.monitor;
