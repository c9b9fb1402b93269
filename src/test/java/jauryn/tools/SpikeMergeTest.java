/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Merging of ordered files against its definition: of each file the spikes from the start on and
 * the one before it, all together sorted by time, then file, then place.
 */
class SpikeMergeTest {
  private record Spike(long step, int file, int place, long neuron) {}

  @Property(tries = 300)
  void printsTheSortedUnion(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    int span = 1 + random.nextInt(random.nextBoolean() ? 20 : 100_000);
    long from = random.nextInt(3) == 0 ? 0 : random.nextInt(span);
    long limit = from + random.nextInt(span);
    long maxId = 1 + random.nextInt(30);
    List<String> args = new ArrayList<>(List.of("-m", Long.toString(maxId)));
    // Half a step later than the steps meant: no rounding can reach the neighbours.
    args.addAll(List.of("-f", (from + 0.5) / 10_000 + "", "-t", (limit + 0.5) / 10_000 + "", "-i"));

    List<Spike> expected = new ArrayList<>();
    Path folder = Files.createTempDirectory("merge");
    try {
      for (int f = random.nextInt(4); f >= 0; f--) {
        long[] words = file(random, span);
        Path path = folder.resolve("f" + f);
        AubeTest.spikes(path, 10_000, 287_960_081, words);
        args.add(path.toString());
        expected.addAll(wanted(words, args.size(), from, limit, maxId));
      }
      expected.sort(
          Comparator.comparingLong(Spike::step)
              .thenComparingInt(Spike::file)
              .thenComparingInt(Spike::place));
      StringBuilder text = new StringBuilder();
      for (Spike spike : expected) {
        BigDecimal time = new BigDecimal(spike.step() * 1e-4).setScale(5, RoundingMode.HALF_EVEN);
        text.append(time.toPlainString()).append(' ').append(spike.neuron()).append('\n');
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      assertEquals(0, Aube.run(args.toArray(String[]::new), out, new PrintStream(out)));
      assertEquals(text.toString(), out.toString(US_ASCII));
    } finally {
      try (var files = Files.list(folder)) {
        for (Path path : files.toList()) {
          Files.delete(path);
        }
      }
      Files.delete(folder);
    }
  }

  private static long[] file(Random random, int span) {
    int count = random.nextInt(random.nextBoolean() ? 4 : 5000);
    long[] steps = random.longs(count, 0, span).sorted().toArray();
    long[] words = new long[2 * count];
    for (int k = 0; k < count; k++) {
      words[2 * k] = steps[k];
      words[2 * k + 1] = random.nextInt(30);
    }
    return words;
  }

  private static List<Spike> wanted(long[] words, int file, long from, long limit, long maxId) {
    List<Spike> spikes = new ArrayList<>();
    for (int k = 0; k < words.length; k += 2) {
      boolean lastBefore = k + 2 >= words.length || words[k + 2] >= from;
      if (words[k] < limit && words[k + 1] < maxId && (words[k] >= from || lastBefore)) {
        spikes.add(new Spike(words[k], file, k, words[k + 1]));
      }
    }
    return spikes;
  }
}
