/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jauryn.io.BoostArchiveWriter;
import jauryn.io.UserError;
import jauryn.io.WeightMatrixFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two connections of the layout in docs/file-formats.md, one with room for more synapses. */
class NetworkWeightsTest {
  @TempDir private Path folder;

  @Test
  void readsTheFirstValueOfEachConnection() throws IOException {
    Path file = folder.resolve("multi.0.netstate");
    try (BoostArchiveWriter out = BoostArchiveWriter.create(file)) {
      for (int value : new int[] {0, 8, 1, 1, 0}) {
        out.writeInt(value);
      }
      connection(out, 4, 0.5f, -0.25f);
      connection(out, 3, 1f, 2f, 3f);
      out.complete();
    }
    List<WeightMatrixFile> weights = NetworkWeights.read(file, 1);
    assertEquals(2, weights.size());
    assertArrayEquals(new float[] {0.5f, -0.25f}, weights.get(0).weight());
    assertArrayEquals(new float[] {1f, 2f, 3f}, weights.get(1).weight());
    assertArrayEquals(new int[] {0, 3}, weights.get(1).rowStart());
    assertArrayEquals(new int[] {0, 1, 2}, weights.get(1).column());
    byte[] bytes = Files.readAllBytes(file);
    for (int length = 0; length < bytes.length; length += 7) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertThrows(UserError.class, () -> NetworkWeights.read(file, 1), "cut off");
    }
  }

  /** One row of synapses with two values each, of which the second is not the weight. */
  private static void connection(BoostArchiveWriter out, int room, float... weights) {
    out.beginObject("connection");
    out.writeInt(1);
    out.writeInt(weights.length);
    out.writeString("con");
    out.beginObject("matrix");
    for (int value : new int[] {1, weights.length, 2, 1, weights.length - 1}) {
      out.writeInt(value);
    }
    out.writeLong(room);
    out.writeLong(weights.length);
    out.writeInt(0);
    out.writeInt(weights.length);
    for (int column = 0; column < weights.length; column++) {
      out.writeInt(column);
    }
    for (float factor : new float[] {1f, 99f}) {
      out.beginObject("synaptic state");
      out.writeLong(room);
      for (int k = 0; k < room; k++) {
        out.writeFloat(k < weights.length ? factor * weights[k] : 0f);
      }
    }
  }
}
