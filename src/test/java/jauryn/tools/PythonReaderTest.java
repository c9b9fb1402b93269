/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jauryn.SharedData;
import jauryn.io.WeightMatrixFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Python reader: its own tests, and that it reads what this library writes. */
class PythonReaderTest {
  private static final float[] WEIGHTS = {0.5f, -0.25f, 0.125f, 1, 2};

  @TempDir private Path folder;

  private record Outcome(int exitCode, String text) {}

  @BeforeEach
  void pythonAndNumpy() throws InterruptedException {
    boolean there;
    try {
      there = python("-c", "import numpy").exitCode() == 0;
    } catch (IOException e) {
      there = false;
    }
    assumeTrue(there, "no python3 with numpy");
  }

  @Test
  void itsOwnTestsPass() throws IOException, InterruptedException {
    Outcome outcome = python("-m", "unittest");
    assertEquals(0, outcome.exitCode(), outcome.text());
    assertTrue(outcome.text().contains("OK"), outcome.text());
  }

  @Test
  void readsSpikesWrittenHere() throws IOException, InterruptedException {
    Path even = Commands.spikes(folder.resolve("output.0.spk"), 5, 0, 18899, 2, 40000, 4);
    Path odd = Commands.spikes(folder.resolve("output.1.spk"), 7, 1, 18900, 3);
    String program =
        "import sys, jauryn_io; t, n = jauryn_io.read_spk(sys.argv[1:], 0.0006, 4);"
            + " print(t.tolist(), n.tolist())";
    Outcome outcome = python("-c", program, even.toString(), odd.toString());
    assertEquals("[0.0007, 1.8899, 1.89] [1, 2, 3]", outcome.text().strip());
  }

  @Test
  void numpyLoadsWhatExportWrites() throws IOException, InterruptedException {
    Commands.spikes(folder.resolve("output.0.spk"), 5, 0, 18899, 2, 40000, 4);
    Commands.spikes(folder.resolve("output.1.spk"), 7, 1, 18900, 3);
    Commands.spikes(folder.resolve("multi_stim.0.spk"));
    Files.writeString(folder.resolve("default.0.stats"), "0 214.366 x\n1 105.5 x\n");
    Files.writeString(folder.resolve("default.1.stats.part"), "0 100 x\n1 100.5 x\n2 1");
    // From 2 to 3 neurons, one synapse missing.
    int[] rowStart = {0, 2, 5};
    WeightMatrixFile.write(
        folder.resolve("out.wmat"), "", 2, 3, rowStart, new int[] {0, 2, 0, 1, 2}, WEIGHTS);
    Commands.run(new ExportCommand(), 0, folder.toString(), "--from", "0.0006", "--to", "4");
    String program =
        "import sys, numpy; d = numpy.load(sys.argv[1]);"
            + " [print(k, d[k].dtype, d[k].shape, d[k].tolist()) for k in d]";
    Outcome outcome = python("-c", program, folder.resolve("run.npz").toString());
    assertEquals(
        List.of(
            "input_times float64 (0,) []",
            "input_neurons uint32 (0,) []",
            "output_times float64 (3,) [0.0007, 1.8899, 1.89]",
            "output_neurons uint32 (3,) [1, 2, 3]",
            "block uint32 (2,) [0, 1]",
            "mean_square_error float64 (2,) [157.183, 103.0]",
            "weights_output float32 (2, 3) [[0.5, 0.0, -0.25], [0.125, 1.0, 2.0]]"),
        outcome.text().lines().toList());
  }

  private static Outcome python(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("python3", "-B")); // no __pycache__ in sources
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(SharedData.root().resolve("python").toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return new Outcome(process.exitValue(), text);
  }
}
