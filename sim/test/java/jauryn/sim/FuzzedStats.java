/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.StatsFile;
import jauryn.tools.CurveCommand;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** A learning curve, compared with the numbers as the JDK reads them; and its picture. */
final class FuzzedStats extends FuzzedReader {
  private static final String FILE = "default.0.stats";

  private final CurveCommand show;

  FuzzedStats(Path folder) {
    super(folder);
    show = parsed(new CurveCommand(), folder.resolve(FILE).toString(), "--linear");
  }

  @Override
  void read(byte[] input) throws Exception {
    Path file = write(FILE, input);
    attempt(() -> compare(StatsFile.read(file), input));
    attempt(show);
  }

  private static double compare(StatsFile found, byte[] input) {
    String text = new String(input, StandardCharsets.ISO_8859_1);
    // A last line without its end is one that is being written.
    int end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
    double[] expected =
        Arrays.stream(text.substring(0, end).split("\r\n|\r|\n"))
            .map(line -> line.replaceFirst("^[ \t]+", ""))
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .mapToDouble(line -> Double.parseDouble(line.split("[ \t]+")[1]))
            .toArray();
    require(Arrays.equals(found.errors(), expected), "other errors");
    return found.blocks().length;
  }
}
