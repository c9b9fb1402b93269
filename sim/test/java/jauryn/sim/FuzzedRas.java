/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.RasFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Spikes as text, compared with what the JDK makes of the same words. */
final class FuzzedRas extends FuzzedReader {
  private static final int NEURONS = 100;

  FuzzedRas(Path folder) {
    super(folder);
  }

  @Override
  void read(byte[] input) throws Exception {
    Path file = write("input.ras", input);
    attempt(
        () -> {
          RasFile spikes = RasFile.read(file, NEURONS);
          long[] found =
              IntStream.range(0, spikes.steps().length)
                  .mapToLong(k -> pack(spikes.steps()[k], spikes.neurons()[k]))
                  .toArray();
          long[] all = events(input).toArray();
          long[] expected = Arrays.stream(all).filter(e -> e % (1L << 20) < NEURONS).toArray();
          require(spikes.droppedIds() == all.length - expected.length, "another number left out");
          for (int k = 1; k < found.length; k++) {
            require(spikes.steps()[k - 1] <= spikes.steps()[k], "not in order of time");
          }
          Arrays.sort(found);
          Arrays.sort(expected);
          require(Arrays.equals(found, expected), "other spikes");
          return spikes;
        });
  }

  /** The events of a text without mistakes. */
  private static LongStream events(byte[] text) {
    String marked =
        new String(text, StandardCharsets.ISO_8859_1).replaceFirst("^\u00EF\u00BB\u00BF", "");
    return Arrays.stream(marked.split("\r\n|\r|\n"))
        .map(line -> line.replaceFirst("^[ \t]+", ""))
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(line -> line.split("[ \t]+"))
        .mapToLong(
            words ->
                pack(
                    (long) (Double.parseDouble(words[0]) / 1e-4),
                    Math.min((long) Double.parseDouble(words[1]), NEURONS)));
  }

  private static long pack(long step, long neuron) {
    return step << 20 | neuron;
  }
}
