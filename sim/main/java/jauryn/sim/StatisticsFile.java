/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.OutputFile;
import jauryn.kernel.FilePosition;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import jauryn.kernel.Stateful;
import java.nio.file.Path;

/**
 * The {@code .stats} file: one line per block with its number, the mean square error, the means
 * over all synapses of weight, both eligibility traces, gradient sum and second moment, the word
 * {@code err} and the mean filtered error of the output.
 */
final class StatisticsFile implements Stateful, AutoCloseable {
  private static final int DECIMALS = 5;

  private final OutputFile out;

  private final Path path;

  /**
   * Begins the file.
   *
   * @param writes whether this rank writes it
   */
  StatisticsFile(Path path, boolean writes) {
    this.path = path;
    out = writes ? OutputFile.create(path) : OutputFile.nowhere();
  }

  void write(int block, double meanSquareError, double[] statistics) {
    out.writeUnsigned(block);
    out.writeByte(' ');
    out.writeGeneral(meanSquareError);
    out.writeByte(' ');
    for (int k = 0; k < statistics.length; k++) {
      if (k == statistics.length - 1) {
        out.writeAscii("err ");
      }
      out.writeScientific(statistics[k], DECIMALS);
      out.writeAscii(k == statistics.length - 1 ? " \n" : "  ");
    }
    out.flush();
  }

  void flush() {
    out.flush();
  }

  @Override
  public void save(StateWriter state) {
    FilePosition.save(out, state);
  }

  @Override
  public void load(StateReader state) {
    FilePosition.load(out, state);
  }

  Path path() {
    return path;
  }

  void complete() {
    out.complete();
  }

  @Override
  public void close() {
    out.close();
  }
}
