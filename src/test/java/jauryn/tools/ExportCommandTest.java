/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import jauryn.io.ExitCode;
import jauryn.io.WeightMatrixFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What numpy makes of the files is in {@link PythonReaderTest}. */
class ExportCommandTest {
  @TempDir private Path folder;

  /** As numpy.save writes the array [0.0001, 1.8899] of doubles. */
  @Test
  void arraysAreThoseOfNumpy() throws IOException {
    Commands.spikes(folder.resolve("output.0.spk"), 1, 7, 18899, 8);
    Path file = folder.resolve("a.npz");
    run(ExitCode.OK, folder.toString(), "--out", file.toString());
    String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }";
    header += " ".repeat(117 - header.length()) + "\n";
    String expected =
        "934e554d505901007600"
            + HexFormat.of().formatHex(header.getBytes(US_ASCII))
            + "2d431cebe2361a3f"
            + "cc5d4bc8073dfe3f";
    try (ZipFile zip = new ZipFile(file.toFile())) {
      byte[] array = zip.getInputStream(zip.getEntry("output_times.npy")).readAllBytes();
      assertEquals(expected, HexFormat.of().formatHex(array));
    }
    Path again = folder.resolve("b.npz");
    run(ExitCode.OK, folder.toString(), "--out", again.toString());
    assertEquals(-1, Files.mismatch(file, again));
  }

  /** The layout nir.read of the reference package takes; see docs/file-formats.md. */
  @Test
  void theGraphIsAChainOfTheLayers() throws IOException {
    WeightMatrixFile.write(
        folder.resolve("hid.wmat"), "", 2, 1, new int[] {0, 0, 1}, new int[] {0}, new float[] {3});
    WeightMatrixFile.write(
        folder.resolve("out.wmat"), "", 1, 2, new int[] {0, 2}, null, new float[] {0.5f, -1});
    Files.writeString(
        folder.resolve("run.json"),
        "{\"parameters\": {}, \"neuron\": {\"membraneTimeConstantSeconds\": 0.01,"
            + "\"synapticTimeConstantSeconds\": 0.005, \"restVolts\": -0.06,"
            + "\"thresholdVolts\": -0.05, \"refractorySeconds\": 0.005,"
            + "\"axonalDelaySeconds\": 0.0008}}");
    Path file = folder.resolve("a.nir");
    run(ExitCode.OK, folder.toString(), "--out", file.toString());
    try (HdfFile hdf = new HdfFile(file)) {
      assertEquals("NIRGraph", hdf.getDatasetByPath("/node/type").getData());
      String[][] edges = (String[][]) hdf.getDatasetByPath("/node/edges").getData();
      List<String> chain = new ArrayList<>(List.of("input"));
      for (String[] edge : edges) {
        assertEquals(chain.get(chain.size() - 1), edge[0]);
        chain.add(edge[1]);
      }
      List<String> types = new ArrayList<>();
      chain.forEach(
          name ->
              types.add((String) hdf.getDatasetByPath("/node/nodes/" + name + "/type").getData()));
      assertEquals(
          List.of("Input", "Delay", "Linear", "CubaLIF", "Delay", "Linear", "CubaLIF", "Output"),
          types);
      // A row per neuron the weights go to.
      assertArrayEquals(new float[][] {{0, 3}}, floats(hdf, "weights_to_hidden1/weight"));
      assertArrayEquals(new float[][] {{0.5f}, {-1}}, floats(hdf, "weights_to_output/weight"));
      String neurons = "/node/nodes/neurons_output/";
      assertArrayEquals(
          new float[] {-0.05f, -0.05f},
          (float[]) hdf.getDatasetByPath(neurons + "v_threshold").getData());
      assertEquals(0.005, hdf.getDatasetByPath(neurons + "metadata/refractory_period").getData());
    }
    Files.writeString(folder.resolve("run.json"), "{\"parameters\": {}}");
    String here = folder.toString();
    assertTrue(run(ExitCode.INPUT, here, "--out", file.toString()).contains("'neuron'"));
    Files.delete(folder.resolve("out.wmat"));
    Files.delete(folder.resolve("hid.wmat"));
    assertTrue(run(ExitCode.INPUT, here, "--out", file.toString()).contains("no weights"));
  }

  private static float[][] floats(HdfFile hdf, String name) {
    return (float[][]) hdf.getDatasetByPath("/node/nodes/" + name).getData();
  }

  @Test
  void mistakesGetOneLine() throws IOException {
    String here = folder.toString();
    assertTrue(run(ExitCode.INPUT, here).contains("holds no run"));
    assertFalse(Files.exists(folder.resolve("run.npz.part")));
    String nowhere = here + "/none/a.nir";
    assertTrue(run(ExitCode.INPUT, here, "--out", nowhere).contains("no weights"));
    assertTrue(run(ExitCode.USAGE, here, "--out", here + "/a.mat").contains(".npz"));
    assertTrue(run(ExitCode.USAGE, here, "--from", "2", "--to", "1").contains("--to"));
    Commands.spikes(folder.resolve("output.0.spk"), 5, 0, 9, 0, 20, 0);
    Commands.spikes(folder.resolve("output.1.spk"), 5, 0, 9, 0);
    byte[] bytes = Files.readAllBytes(folder.resolve("output.0.spk"));
    bytes[16] = 3;
    Files.write(folder.resolve("output.0.spk"), bytes);
    assertTrue(run(ExitCode.INPUT, here).contains("in order of time"));
    Files.writeString(folder.resolve("output.0.spk"), "damaged!");
    assertTrue(run(ExitCode.INPUT, here).contains("not a spike file"));
  }

  private static String run(ExitCode code, String... args) {
    return Commands.run(new ExportCommand(), code.code(), args).err();
  }
}
