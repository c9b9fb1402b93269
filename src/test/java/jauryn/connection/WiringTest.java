/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.connection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.comm.NeuronRange;
import jauryn.group.IafPscExpGroup;
import jauryn.group.Transmitter;
import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WiringTest {
  private static final int ROWS = 60;
  private static final int COLUMNS = 2500;

  @TempDir Path folder;

  private static IafPscExpGroup group(int size) {
    return group(NeuronRange.whole(size));
  }

  private static IafPscExpGroup group(NeuronRange local) {
    return new IafPscExpGroup("group", local, 20e-3f);
  }

  private static Map<List<Integer>, Float> elements(WeightMatrix matrix, int begin) {
    Map<List<Integer>, Float> elements = new HashMap<>();
    for (int row = 0; row < matrix.rows(); row++) {
      for (int k = 0; k < matrix.row(row).length; k++) {
        elements.put(List.of(row, begin + matrix.column(row, k)), matrix.row(row)[k]);
      }
    }
    return elements;
  }

  /** On any number of ranks the same synapses with the same weights. */
  private static void assertRankIndependent(int rows, int columns, UnaryOperator<Wiring> pattern) {
    IafPscExpGroup source = group(rows);
    Map<List<Integer>, Float> whole =
        elements(pattern.apply(Wiring.between("c", source, group(columns))).matrix(), 0);
    assertFalse(whole.isEmpty());
    for (int ranks : new int[] {2, 3, 7}) {
      Map<List<Integer>, Float> joined = new HashMap<>();
      for (int rank = 0; rank < ranks; rank++) {
        NeuronRange local = NeuronRange.of(columns, rank, ranks);
        Wiring share = pattern.apply(Wiring.between("c", source, group(local)));
        joined.putAll(elements(share.matrix(), local.begin()));
      }
      assertEquals(whole, joined, ranks + " ranks");
    }
  }

  @Test
  void sharesMakeUpTheWhole() throws IOException {
    Weights normal = Weights.normal(1, 0.1);
    assertRankIndependent(ROWS, COLUMNS, wiring -> wiring.sparse(0.1).weights(normal));
    assertRankIndependent(ROWS, 50, wiring -> wiring.weights(Weights.logNormal(1, 2)));
    assertRankIndependent(ROWS, ROWS, wiring -> wiring.oneToOne().weights(normal));
    Path file = folder.resolve("c.wmat");
    Files.writeString(
        file,
        "%%MatrixMarket matrix coordinate real general\n3 30 4\n1 2 0.5\n1 30 1\n3 1 2\n3 11 -1\n");
    assertRankIndependent(3, 30, wiring -> wiring.file(file));
  }

  /**
   * Independent synapses of one probability: counts per row are binomial in mean and variance, and
   * so are counts per column; neighbours, also over the border of two blocks, are independent.
   */
  @Test
  void synapsesAreIndependent() {
    double p = 0.1;
    int rows = 400;
    WeightMatrix matrix = Wiring.between("c", group(rows), group(COLUMNS)).sparse(p).matrix();
    assertFalse(matrix.isFull());
    assertEquals(rows, matrix.rows());
    int[] perColumn = new int[COLUMNS];
    double squares = 0;
    int neighbours = 0;
    for (int row = 0; row < rows; row++) {
      int elements = matrix.row(row).length;
      double deviation = elements - p * COLUMNS;
      squares += deviation * deviation;
      int before = -2;
      for (int k = 0; k < elements; k++) {
        int column = matrix.column(row, k);
        assertTrue(column > before && column < COLUMNS);
        perColumn[column]++;
        neighbours += column == before + 1 ? 1 : 0;
        before = column;
      }
    }
    double cells = (double) rows * COLUMNS;
    assertEquals(p * cells, matrix.size(), 5 * Math.sqrt(p * (1 - p) * cells));
    assertEquals(1, squares / rows / (p * (1 - p) * COLUMNS), 5 * Math.sqrt(2.0 / rows));
    assertEquals(p * p * cells, neighbours, 5 * Math.sqrt(p * p * cells));
    for (int count : perColumn) {
      assertEquals(p * rows, count, 5.5 * Math.sqrt(p * (1 - p) * rows));
    }
  }

  private static double[] moments(Weights weights) {
    WeightMatrix matrix = Wiring.between("c", group(100), group(1000)).weights(weights).matrix();
    double sum = 0;
    double squares = 0;
    for (float weight : matrix.toArray()) {
      sum += weight;
      squares += (double) weight * weight;
    }
    double mean = sum / matrix.size();
    return new double[] {mean, Math.sqrt(squares / matrix.size() - mean * mean)};
  }

  @Test
  void weightsHaveTheMomentsAskedFor() {
    assertArrayEquals(new double[] {0.5, 0}, moments(Weights.constant(0.5)), 1e-6);
    assertArrayEquals(new double[] {-2, 0.3}, moments(Weights.normal(-2, 0.3)), 5e-3);
    assertArrayEquals(new double[] {3, 1.5}, moments(Weights.logNormal(3, 1.5)), 3e-2);
    assertArrayEquals(new double[] {-3, 1.5}, moments(Weights.logNormal(-3, 1.5)), 3e-2);
    double deviation = 4 / Math.sqrt(12);
    assertArrayEquals(new double[] {1, deviation}, moments(Weights.uniform(-1, 3)), 2e-2);
  }

  @Test
  void weightsAreClipped() {
    WeightMatrix matrix =
        Wiring.between("c", group(100), group(100))
            .weights(Weights.normal(0, 1))
            .bounds(-0.5, 1)
            .matrix();
    int low = 0;
    for (float weight : matrix.toArray()) {
      assertTrue(weight >= -0.5f && weight <= 1f);
      low += weight == -0.5f ? 1 : 0;
    }
    // A normal number is below -0.5 with probability 0.3085.
    assertEquals(0.3085, low / 1e4, 0.025);
  }

  @Test
  void aGroupHasNoAutapsesUnlessAskedFor() {
    IafPscExpGroup group = group(40);
    Wiring wiring = Wiring.between("c", group, group);
    assertEquals(40 * 39, wiring.matrix().size());
    assertEquals(40 * 40, wiring.autapses().matrix().size());
    assertEquals(40, wiring.oneToOne().matrix().size());
    WeightMatrix sparse = wiring.sparse(0.9).matrix();
    assertFalse(elements(sparse, 0).keySet().stream().anyMatch(e -> e.get(0).equals(e.get(1))));
    assertTrue(wiring.sparse(0.9).autapses().matrix().size() > sparse.size());
  }

  @Test
  void namesAndSeedsMakeADifference() {
    Wiring one = Wiring.between("one", group(30), group(30)).sparse(0.5);
    Wiring two = Wiring.between("two", group(30), group(30)).sparse(0.5);
    assertEquals(elements(one.matrix(), 0), elements(one.seed(1).matrix(), 0));
    assertNotEquals(elements(one.matrix(), 0), elements(two.matrix(), 0));
    assertNotEquals(elements(one.matrix(), 0), elements(one.seed(2).matrix(), 0));
  }

  @Test
  void transmittersNameStates() {
    Wiring wiring = Wiring.between("c", group(3), group(3));
    assertEquals("syn_current", wiring.state());
    assertEquals("mem", wiring.transmitter(Transmitter.MEM).state());
    assertEquals("g_nmda", wiring.transmitter(Transmitter.NMDA).state());
    assertEquals("trace", wiring.state("trace").state());
    assertEquals(8, wiring.delay());
    assertEquals(15, wiring.delay(1.5e-3).delay());
    assertEquals(10_000, wiring.delay(1).delay());
  }

  private static void assertRefused(String message, Runnable construction) {
    UserError error = assertThrows(UserError.class, construction::run);
    assertEquals(message, error.getMessage());
    assertEquals(ExitCode.MODEL, error.exitCode());
  }

  @Test
  void nonsenseIsRefusedByName() throws IOException {
    Wiring wiring = Wiring.between("ee", group(3), group(4));
    String probability = ", expected more than 0, at most 1";
    assertRefused("connection ee: probability 1.2" + probability, () -> wiring.sparse(1.2));
    assertRefused("connection ee: probability 0.0" + probability, () -> wiring.sparse(0));
    assertRefused("connection ee: probability NaN" + probability, () -> wiring.sparse(Double.NaN));
    String delay = ", expected multiples of 0.0001 s from 0.0008 s on";
    assertRefused("connection ee: delay in s 0.0" + delay, () -> wiring.delay(0));
    assertRefused("connection ee: delay in s 7.0E-4" + delay, () -> wiring.delay(7e-4));
    assertRefused("connection ee: delay in s 8.5E-4" + delay, () -> wiring.delay(8.5e-4));
    assertRefused("connection ee: delay in s NaN" + delay, () -> wiring.delay(Double.NaN));
    assertRefused("connection ee: delay in s -0.001" + delay, () -> wiring.delay(-1e-3));
    assertRefused(
        "connection ee: bounds 1.0 to 0.0, expected the lesser one first",
        () -> wiring.bounds(1, 0));
    assertRefused(
        "connection ee: one to one from 3 neurons to 4, expected as many", wiring::oneToOne);
    assertRefused(
        "connection ee: weight NaN in row 0, expected finite numbers",
        () -> new StaticConnection(wiring.weight(Double.NaN)));
    Path file = folder.resolve("c.wmat");
    Files.writeString(file, "%%MatrixMarket matrix coordinate real general\n3 5 1\n1 2 0.5\n");
    UserError error = assertThrows(UserError.class, () -> wiring.file(file).matrix());
    assertEquals(file + ": 3 x 5 weights, expected 3 x 4 for connection ee", error.getMessage());
  }
}
