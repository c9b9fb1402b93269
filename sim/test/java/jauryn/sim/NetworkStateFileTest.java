/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.SharedData;
import jauryn.plasticity.Plasticity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkStateFileTest {
  @TempDir Path folder;

  private SuperSpikeParameters.Builder oxford() {
    Path spikes = SharedData.require("reference/oxford/oxford-input.ras");
    return SuperSpikeParameters.builder()
        .input(spikes)
        .target(spikes.resolveSibling("oxford-target.ras"))
        .nin(200)
        .nout(20)
        .nhidden(16)
        .grid(1.89f)
        .w0(0.05)
        .eta(1e-3)
        .simtime(1)
        .blocks(4)
        .dir(folder)
        .fast(true);
  }

  private Path run(Feedback feedback, SuperSpikeParameters parameters) {
    try (SuperSpikeExperiment experiment = new SuperSpikeExperiment(parameters, feedback)) {
      RunSummary summary = experiment.run(new Silent());
      Path file = parameters.dir().resolve("multi.0.netstate");
      assertTrue(summary.files().contains(file), "in the list of files");
      return file;
    }
  }

  /** SHA-256 of what the original wrote in the cases sym0, sym16_nopartial, rfb16_fixed. */
  @ParameterizedTest
  @CsvSource({
    "SYMMETRIC, 0, false, false, 6e6bd0c5fae0453eb138aba0a2aa7a828a81823185d4e9558d6d2abe9e65a379",
    "SYMMETRIC, 1, true, false, a373d59d89d3cd547b3900e2242f7ab3a843942facc06cc8c0e822da937af7cf",
    "RANDOM, 1, false, true, 88f6c5ba2a29f8411fb19242aabcce48f3eb843cbd5236b8ca2d673c3bd46e8e"
  })
  void equalsTheOriginalsInDenseMode(
      Feedback feedback, int layers, boolean nopartial, boolean fixedhidden, String sha256)
      throws IOException, NoSuchAlgorithmException {
    Path file =
        run(
            feedback,
            oxford()
                .layers(layers)
                .nopartial(nopartial)
                .fixedhidden(fixedhidden)
                .plasticity(Plasticity.DENSE)
                .build());
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    assertEquals(sha256, HexFormat.of().formatHex(digest));
  }

  /** Without weight changes both modes are in the same state, up to rounding. */
  @ParameterizedTest
  @CsvSource({"SYMMETRIC, 1, 1", "RANDOM, 2, 0.4"})
  void sameLayoutAndStateInEventMode(Feedback feedback, int layers, float sparseness)
      throws IOException {
    SuperSpikeParameters.Builder builder =
        oxford().layers(layers).sparseness(sparseness).blocks(0).delay(0.8e-3f).bgrate(3f);
    Path file = run(feedback, builder.plasticity(Plasticity.DENSE).build());
    ByteBuffer dense = read(file);
    ByteBuffer event = read(run(feedback, builder.plasticity(Plasticity.EVENT).build()));
    assertEquals(dense.limit(), event.limit(), "length");
    int different = 0;
    for (int at = 0; at + Float.BYTES <= dense.limit(); at++) {
      different += dense.get(at) == event.get(at) ? 0 : 1;
    }
    // λ, Λ, S and g2 differ in their lowest bits; ids, states and weights, the larger part, do not.
    assertTrue(different < dense.limit() / 3, different + " of " + dense.limit() + " bytes");
  }

  private static ByteBuffer read(Path file) throws IOException {
    return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Test
  void isNotThereBeforeTheEnd() {
    SuperSpikeParameters parameters = oxford().blocks(0).build();
    new SuperSpikeExperiment(parameters, Feedback.SYMMETRIC).close();
    assertTrue(Files.notExists(folder.resolve("multi.0.netstate")));
  }
}
