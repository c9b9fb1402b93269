/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.io.ExitCode;
import jauryn.io.StateFileWriter;
import jauryn.io.StateType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** State files with right checksums and sections that no network writes. */
class DamagedStateTest {
  @TempDir Path folder;

  @Test
  void whatIsNoSizeIsNotShown() {
    Path path = folder.resolve("a.state");
    try (StateFileWriter file = StateFileWriter.create(path)) {
      file.begin("group/a/neurons", StateType.INT64, 0);
      file.end();
      ints(file, "connection/a/size", 5);
      floats(file, "connection/a/weights", 1);
      file.complete();
    }
    String shown = Commands.run(new StateCommand(), ExitCode.OK.code(), path + "").out();
    assertTrue(shown.contains("group/a" + System.lineSeparator()), shown);
    assertTrue(shown.endsWith("connection/a" + System.lineSeparator()), shown);
  }

  @Test
  void weightsWithoutAConnectionAreNone() {
    Path path = folder.resolve("a.state");
    try (StateFileWriter file = StateFileWriter.create(path)) {
      floats(file, "connection/weights", 1);
      file.complete();
    }
    refuses(path, ": no weights, expected those of a network");
  }

  @Test
  void sizesAreThoseOfAMatrix() {
    for (int[] size : new int[][] {{-1, -2}, {Integer.MAX_VALUE, 0}, {2}}) {
      String message = "section connection/a/weights: expected weights of a matrix";
      refuses(state(2, size, new int[0], new int[0]), ": " + message);
    }
  }

  @Test
  void columnsAreInsideTheMatrix() throws IOException {
    Path good = state(2, new int[] {2, 3}, new int[] {0, 1, 2}, new int[] {2, 0});
    Commands.run(new WeightsCommand(), ExitCode.OK.code(), good + "", "--export", folder + "");
    String text = Files.readString(folder.resolve("a.wmat"));
    assertTrue(text.endsWith("2 3 2\n1 3 0.00000000e+00\n2 1 0.00000000e+00\n"), text);
    String message = ": section connection/a/column: expected 2 numbers from 0 to 2";
    refuses(state(2, new int[] {2, 3}, new int[] {0, 1, 2}, new int[] {3, 0}), message);
    refuses(state(2, new int[] {2, 3}, new int[] {0, 1, 2}, new int[] {0}), message);
  }

  private Path state(int weights, int[] size, int[] rowStart, int[] column) {
    Path path = folder.resolve("a.state");
    try (StateFileWriter file = StateFileWriter.create(path)) {
      ints(file, "connection/a/size", size);
      ints(file, "connection/a/row start", rowStart);
      ints(file, "connection/a/column", column);
      floats(file, "connection/a/weights", weights);
      file.complete();
    }
    return path;
  }

  private static void ints(StateFileWriter file, String name, int... values) {
    file.begin(name, StateType.INT32, values.length);
    file.ints(values, 0, values.length);
    file.end();
  }

  private static void floats(StateFileWriter file, String name, int count) {
    file.begin(name, StateType.FLOAT32, count);
    file.floats(new float[count], 0, count);
    file.end();
  }

  private void refuses(Path path, String message) {
    Commands.Output shown =
        Commands.run(
            new WeightsCommand(), ExitCode.INPUT.code(), path + "", "--export", folder + "");
    assertEquals(path + message, shown.err().strip());
  }
}
