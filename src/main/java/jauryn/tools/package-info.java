/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * Programs that work on files: aube, theme maker, raster, stats, curve. Knows files, not engines:
 * uses io and math only.
 */
package jauryn.tools;
