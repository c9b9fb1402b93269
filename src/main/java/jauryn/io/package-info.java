/* SPDX-License-Identifier: GPL-3.0-or-later */
/** File formats: .spk, .ras, .wmat, text numbers, atomic files. Knows no engine; may use math. */
package jauryn.io;
