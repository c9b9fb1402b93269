/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.io;

import jauryn.io.WeightHistogram.Moment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Histograms of the weights of a network as text ({@code weights.RANK.hist}): one line per bin that
 * is not empty, with connection (0 for the first one from the input), lower edge of the bin in
 * volts, synapses at the start, synapses at the end.
 */
public final class WeightHistogramFile {
  private static final String LINE = "'connection bin start end', as in '0 -0.0123 4 7'";
  private static final int DECIMALS = 4;

  /** In a bin: so many lines of it that their sum is too large do not fit in a file. */
  private static final long MOST_WEIGHTS = 1_000_000_000_000L;

  private static final int MOST_CONNECTIONS = 1000;

  /** Bins of all connections; those of weights that were learned are some hundreds each. */
  private static final long MOST_BINS = 1 << 21;

  private WeightHistogramFile() {}

  /** Writes the histograms of all connections, from the input upwards. */
  public static void write(Path path, List<WeightHistogram> connections) {
    try (OutputFile out = OutputFile.create(path)) {
      for (int c = 0; c < connections.size(); c++) {
        WeightHistogram histogram = connections.get(c);
        for (int k = 0; k < histogram.bins(); k++) {
          long start = histogram.count(Moment.START, k);
          long end = histogram.count(Moment.END, k);
          if (start + end > 0) {
            out.writeUnsigned(c);
            out.writeByte(' ');
            out.writeFixed((histogram.first() + k) * WeightHistogram.BIN, DECIMALS);
            out.writeByte(' ');
            out.writeUnsigned(start);
            out.writeByte(' ');
            out.writeUnsigned(end);
            out.writeByte('\n');
          }
        }
      }
      out.complete();
    }
  }

  /** Reads the files of all ranks and adds them up; a UserError with INPUT if one is damaged. */
  public static List<WeightHistogram> read(List<Path> paths) {
    List<WeightHistogram> connections = new ArrayList<>();
    for (Path path : paths) {
      TextScanner in = TextScanner.open(path);
      while (in.nextLine()) {
        if (!in.atEndOfLine() && !in.at('#')) {
          readLine(in, connections);
        }
      }
    }
    return connections;
  }

  private static void readLine(TextScanner in, List<WeightHistogram> connections) {
    long connection = in.index("connection", LINE);
    if (connection >= MOST_CONNECTIONS) {
      throw in.error("connection " + connection + " is too large", LINE);
    }
    while (connections.size() <= connection) {
      connections.add(new WeightHistogram());
    }
    int bin = (int) Math.rint(in.number("bin", LINE) / WeightHistogram.BIN);
    for (Moment moment : Moment.values()) {
      long count = in.index("count", LINE);
      if (count > MOST_WEIGHTS) {
        throw in.error("count " + count + " is too large", LINE);
      }
      connections.get((int) connection).add(moment, bin, count);
    }
    if (connections.stream().mapToLong(WeightHistogram::bins).sum() > MOST_BINS) {
      throw in.error("weights reach too far in too many connections", LINE);
    }
  }
}
