/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Float vectors, traces as formulas, random streams. Uses nothing of the rest of JAuryn. */
package jauryn.math;
