/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * How neurons are dealt out over the ranks of a run and how these talk: one small interface, with
 * transports behind it. May use io and math.
 */
package jauryn.comm;
