/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * Benchmarks: one class per hot kernel of the library, named after it (JMH), and whole programs
 * timed from outside. {@link jauryn.bench.Bench} runs them all; it is what {@code make bench}
 * starts.
 */
package jauryn.bench;
