/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import org.junit.jupiter.api.Test;

final class MemoryNeedTest {
  private static final long MIB = 1 << 20;

  /**
   * Two layers wait for 20008 and 10008 steps or a little more, 300 neurons of four bytes and an
   * array for each: 34.9 MiB; 96000 synapses of 16 bytes: 1.5 MiB.
   */
  @Test
  void aDelayThatDoesNotFitIsNamed() {
    SuperSpikeParameters p = network().layers(2).nhidden(300).delay(1f).build();
    assertDoesNotThrow(() -> MemoryNeed.check(p, 1, 40 * MIB));
    assertRefused(
        "--delay 1 with --layers 2: at least 36 MiB are needed, Java has 30 MiB;"
            + " JAURYN_JAVA_OPTS=-Xmx1g gives more",
        p,
        30);
    assertDoesNotThrow(() -> MemoryNeed.check(p, 2, 30 * MIB));
  }

  /** 200 · 10000 · 0.5 + 10000² + 10000 · 10 synapses of 16 bytes, and 3 · 8 steps of 10000. */
  @Test
  void synapsesThatDoNotFitAreCounted() {
    SuperSpikeParameters p =
        network().nin(200).sparseness(0.5f).layers(2).nhidden(10_000).nout(10).delay(0).build();
    assertRefused(
        "101100000 synapses: at least 1544 MiB are needed, Java has 247 MiB;"
            + " JAURYN_JAVA_OPTS=-Xmx4g gives more",
        p,
        247);
  }

  @Test
  void aNetworkWithoutHiddenLayerHasSynapsesToo() {
    SuperSpikeParameters p = network().layers(0).nin(1 << 12).nout(1 << 12).build();
    assertDoesNotThrow(() -> MemoryNeed.check(p, 1, 256 * MIB));
    assertRefused(
        "16777216 synapses: at least 256 MiB are needed, Java has 255 MiB;"
            + " JAURYN_JAVA_OPTS=-Xmx1g gives more",
        p,
        255);
  }

  private static SuperSpikeParameters.Builder network() {
    return SuperSpikeParameters.builder().nin(10).nout(10);
  }

  private static void assertRefused(String message, SuperSpikeParameters p, long mebibytes) {
    UserError error = assertThrows(UserError.class, () -> MemoryNeed.check(p, 1, mebibytes * MIB));
    assertEquals(message, error.getMessage());
    assertEquals(ExitCode.MODEL, error.exitCode());
  }
}
