/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.group.IafPscExpGroup;
import jauryn.group.NeuronGroup;
import jauryn.io.RasFile;
import jauryn.math.ScalarKernel;
import jauryn.math.VectorKernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole networks have the same state, to the bit, whichever loops they run. */
class VectorRunsTest {
  private static final int STEPS = 21_000;

  @TempDir private Path dir;

  @ParameterizedTest
  @CsvSource({
    "SYMMETRIC, --layers 1",
    "SYMMETRIC, --layers 2 --delay 0.4e-3",
    "SYMMETRIC, --layers 0",
    "RANDOM, --layers 1 --delay 0.8e-3",
    "RANDOM, --layers 2 --bgrate 20",
    "RANDOM, --layers 1 --rho 0",
    "SYMMETRIC, --layers 1 --update-interval 0.03",
    "SYMMETRIC, --layers 1 --sparse 0.7"
  })
  void loopsInVectorsGiveTheSameBits(Feedback feedback, String options) throws IOException {
    byte[] scalar = stateOf(feedback, options, null, 0);
    VectorKernel kernel = new ScalarKernel(4);
    assertArrayEquals(scalar, stateOf(feedback, options, kernel, 0));
    assertArrayEquals(scalar, stateOf(feedback, options, kernel, 7_777), "from the middle on");
  }

  private byte[] stateOf(Feedback feedback, String options, VectorKernel kernel, int from)
      throws IOException {
    SmallTask task = new SmallTask(dir);
    SuperSpikeParameters parameters =
        SuperSpikeCommandLine.parse(
                task.args(task.dir("out"), (options + " --eta 3e-3").split(" ")))
            .parameters();
    SuperSpikeNetwork network =
        new SuperSpikeNetwork(
            parameters,
            feedback,
            RasFile.read(parameters.input(), parameters.nin()),
            RasFile.read(parameters.target(), parameters.nout()));
    use(network, () -> null);
    network.simulation().advance(from);
    use(network, () -> kernel);
    network.simulation().advance(STEPS - from);
    Path file = dir.resolve("state");
    network.simulation().save(file);
    assertTrue(Files.size(file) > 1000);
    return Files.readAllBytes(file);
  }

  private static void use(SuperSpikeNetwork network, Supplier<VectorKernel> kernels) {
    network.output().setVectorKernel(kernels);
    network.outputConnection().setVectorKernel(kernels);
    for (NeuronGroup hidden : network.hidden()) {
      ((IafPscExpGroup) hidden).setVectorKernel(kernels);
    }
    network.hiddenConnections().forEach(connection -> connection.setVectorKernel(kernels));
  }
}
