/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * Clock, the step, registration of groups, connections and devices, spike delay. Knows no neuron
 * model: groups, connections and monitors stand above. May use comm, io and math.
 */
package jauryn.kernel;
