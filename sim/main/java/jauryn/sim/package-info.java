/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * The programs: what the user types, sees and gets, and the experiment both simulations share. On
 * top of all floors of the library; nothing uses it.
 */
package jauryn.sim;
