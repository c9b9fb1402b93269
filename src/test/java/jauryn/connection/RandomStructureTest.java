/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.connection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.comm.NeuronRange;
import jauryn.math.MasterSeeds;
import jauryn.math.ReferenceRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomStructureTest {

  private static WeightMatrix draw(
      int rows, int columns, float deviation, float bound, ReferenceRandom random) {
    NeuronRange post = NeuronRange.whole(columns);
    RandomStructure structure = RandomStructure.draw(rows, post, 1f, random);
    WeightMatrix matrix = structure.localMatrix();
    structure.drawWeights(deviation, bound, random, matrix);
    return matrix;
  }

  private static void assertWeights(int last, WeightMatrix matrix, int... first) {
    float[] weights = matrix.toArray();
    for (int k = 0; k < first.length; k++) {
      assertEquals(first[k], Float.floatToRawIntBits(weights[k]), "weight " + k);
    }
    if (last != 0) {
      assertEquals(last, Float.floatToRawIntBits(weights[weights.length - 1]), "last weight");
    }
  }

  /** Initial weights of the reference programs with the parameters of their scripts, bit by bit. */
  @Test
  void drawsTheWeightsOfTheReference() {
    ReferenceRandom random = new MasterSeeds(121).connectionStream();
    float bound = 0.1f;
    WeightMatrix hidden = draw(200, 256, (float) (0.05 / Math.sqrt(200)), bound, random);
    assertWeights(0x3a3e0359, hidden, 0x3aa1f402, 0xbbcca188, 0xbb01c362, 0xbbbfa43c);
    WeightMatrix output = draw(256, 200, (float) (0.05 / Math.sqrt(256)), bound, random);
    assertWeights(0x3a4a9f3e, output, 0xbae01aaf, 0xbb89d643, 0x3bf4d589, 0xbb345bcd);
    WeightMatrix feedback = draw(200, 256, 1f, Float.POSITIVE_INFINITY, random);
    assertWeights(0, feedback, 0x3e307838, 0xbfb939e9, 0xbf3322f4);
  }

  @Test
  void clipsWeights() {
    WeightMatrix matrix = draw(50, 50, 1f, 0.5f, new ReferenceRandom(1));
    int clipped = 0;
    for (float weight : matrix.toArray()) {
      assertTrue(Math.abs(weight) <= 0.5f);
      clipped += Math.abs(weight) == 0.5f ? 1 : 0;
    }
    // A normal number exceeds half a standard deviation with probability 0.617.
    assertEquals(0.617 * 2500, clipped, 5 * Math.sqrt(0.617 * 0.383 * 2500));
  }

  /**
   * The density is the probability of a synapse. Synapses are the whole parts of a renewal process
   * of exponential gaps plus one, not independent: with hazard λ = 1/(1/density − 1), a synapse is
   * followed by one in the next column with probability 1 − (1 − exp(−λ))/λ.
   */
  @ParameterizedTest
  @ValueSource(floats = {0.02f, 0.1f, 0.5f, 0.9f})
  void densityIsTheProbabilityOfASynapse(float density) {
    int rows = 300;
    int columns = 200;
    int[] perColumn = new int[columns];
    int neighbours = 0;
    WeightMatrix matrix =
        RandomStructure.draw(rows, NeuronRange.whole(columns), density, new ReferenceRandom(7))
            .localMatrix();
    for (int row = 0; row < rows; row++) {
      int before = -1;
      for (int k = 0; k < matrix.row(row).length; k++) {
        int column = matrix.column(row, k);
        assertTrue(column > before && column < columns, "columns ascend");
        perColumn[column]++;
        neighbours += column == before + 1 && before >= 0 ? 1 : 0;
        before = column;
      }
    }
    double cells = (double) rows * columns;
    assertEquals(density * cells, matrix.size(), 5 * Math.sqrt(density * (1 - density) * cells));
    for (int count : perColumn) {
      assertEquals(density * rows, count, 5.5 * Math.sqrt(density * (1 - density) * rows));
    }
    double pairs = (double) rows * (columns - 1);
    double hazard = 1 / (1 / density - 1.0);
    double both = density * (1 - (1 - Math.exp(-hazard)) / hazard);
    assertEquals(both * pairs, neighbours, 6 * Math.sqrt(both * pairs));
  }

  /** However the columns are dealt out, synapses and weights are those of the whole matrix. */
  @ParameterizedTest
  @ValueSource(floats = {0.3f, 1f})
  void sharesMakeUpTheWhole(float density) {
    int rows = 23;
    int columns = 31;
    Map<List<Integer>, Float> whole = elements(rows, NeuronRange.whole(columns), density);
    Map<List<Integer>, Float> joined = new HashMap<>();
    for (int rank = 0; rank < 4; rank++) {
      joined.putAll(elements(rows, NeuronRange.of(columns, rank, 4), density));
    }
    assertEquals(whole, joined);
  }

  private static Map<List<Integer>, Float> elements(int rows, NeuronRange post, float density) {
    ReferenceRandom random = new ReferenceRandom(11);
    RandomStructure structure = RandomStructure.draw(rows, post, density, random);
    WeightMatrix matrix = structure.localMatrix();
    structure.drawWeights(0.01f, 1f, random, matrix);
    Map<List<Integer>, Float> elements = new HashMap<>();
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < matrix.row(row).length; k++) {
        elements.put(List.of(row, post.begin() + matrix.column(row, k)), matrix.row(row)[k]);
      }
    }
    return elements;
  }

  @Test
  void refusesImpossibleDensities() {
    for (float density : new float[] {0f, -0.1f, 1.1f, Float.NaN}) {
      NeuronRange post = NeuronRange.whole(3);
      ReferenceRandom random = new ReferenceRandom(1);
      assertThrows(
          IllegalArgumentException.class, () -> RandomStructure.draw(3, post, density, random));
    }
  }

  /** A sparse and a full matrix with the same weights do the same. */
  @Test
  void sparseMatrixActsAsTheFullOneWithZeros() {
    int rows = 7;
    int columns = 9;
    ReferenceRandom random = new ReferenceRandom(3);
    RandomStructure structure =
        RandomStructure.draw(rows, NeuronRange.whole(columns), 0.4f, random);
    WeightMatrix sparse = structure.localMatrix();
    structure.drawWeights(1f, 10f, random, sparse);
    float[][] expected = new float[rows][columns];
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < sparse.row(row).length; k++) {
        expected[row][sparse.column(row, k)] = sparse.row(row)[k];
      }
      float[] target = new float[columns];
      sparse.addRow(row, target);
      assertArrayEquals(expected[row], target);
    }
    float[][] transposed = new float[columns][rows];
    Transpose.into(sparse, transposed);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        assertEquals(expected[row][column], transposed[column][row]);
      }
    }
  }
}
