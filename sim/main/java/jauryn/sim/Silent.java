/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

/** A listener that hears nothing: {@code --quiet}. */
final class Silent implements RunListener {}
