/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.plasticity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Rows filled many times over against rows that are new each time. */
class ErrorRowsTest {
  private static final int WIDTH = 5;

  @Property(tries = 100)
  void nothingIsLeftOfWhatWasThereBefore(
      @ForAll @IntRange(min = 1, max = 9) int count, @ForAll boolean single, @ForAll long seed) {
    Random random = new Random(seed);
    ErrorRows rows = new ErrorRows(count, WIDTH);
    for (int time = 0; time < 20; time++) {
      int used = 1 + random.nextInt(count);
      float[][] expected = new float[used][WIDTH];
      rows.begin();
      for (int event = random.nextInt(2 * count); event > 0; event--) {
        int row = random.nextInt(used);
        float error = random.nextInt(5) - 2;
        if (single) {
          int neuron = random.nextInt(WIDTH);
          rows.set(row, neuron, error);
          expected[row][neuron] = error;
        } else {
          float[] weights = {1, 2, 3, 4, 5};
          rows.addScaled(row, error, weights, WIDTH);
          for (int i = 0; i < WIDTH; i++) {
            expected[row][i] += error * weights[i];
          }
        }
      }
      rows.end(used);
      for (int k = 0; k < used; k++) {
        for (int i = 0; i < WIDTH; i++) {
          expected[k][i] += 0f; // no negative zeros, nor in what is compared
        }
        assertArrayEquals(expected[k], withoutNegativeZeros(rows.row(k)));
      }
    }
  }

  private static float[] withoutNegativeZeros(float[] x) {
    float[] y = x.clone();
    for (int i = 0; i < y.length; i++) {
      y[i] += 0f;
    }
    return y;
  }
}
