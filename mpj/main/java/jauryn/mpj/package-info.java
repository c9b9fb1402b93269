/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * Ranks that talk over MPJ Express: as threads of one process (its multicore device), or one
 * process each, on one machine or several (its niodev device). Nothing else needs MPJ Express.
 */
package jauryn.mpj;
