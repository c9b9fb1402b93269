/* SPDX-License-Identifier: GPL-3.0-or-later */
/** How neurons are dealt out over processes and how these talk. May use io and math. */
package jauryn.comm;
