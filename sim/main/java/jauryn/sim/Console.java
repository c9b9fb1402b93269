/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/**
 * Where a program talks to: its streams, and whether a person watches.
 *
 * @param bytes where {@code out} leads, for programs that must notice when writing fails
 * @param out results and progress
 * @param err errors and warnings
 * @param terminal whether {@code out} is a terminal
 * @param charset what {@code out} encodes with
 */
record Console(
    OutputStream bytes, PrintStream out, PrintStream err, boolean terminal, Charset charset) {

  /** The console of this process; the start script says whether it is a terminal. */
  static Console system() {
    String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
    Charset charset = name == null ? Charset.defaultCharset() : Charset.forName(name);
    return new Console(
        new FileOutputStream(FileDescriptor.out),
        System.out,
        System.err,
        Boolean.getBoolean("jauryn.terminal"),
        charset);
  }
}
