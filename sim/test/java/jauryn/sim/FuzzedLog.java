/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.tools.Report;
import java.nio.file.Path;

/** The log of a run that has not finished, from which its page is made. */
final class FuzzedLog extends FuzzedReader {
  FuzzedLog(Path folder) {
    super(folder);
  }

  @Override
  void read(byte[] input) throws Exception {
    write("sim_symfb.0.log", input);
    attempt(() -> Report.ended(folder()));
  }
}
