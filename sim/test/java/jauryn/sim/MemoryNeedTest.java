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
   * Two layers wait for (20000 + 8) and (10000 + 8) steps or more, 300 neurons, four bytes each.
   */
  @Test
  void aDelayThatDoesNotFitIsNamed() {
    SuperSpikeParameters p = network().layers(2).nhidden(300).delay(1f).build();
    assertDoesNotThrow(() -> MemoryNeed.check(p, 1, 40 * MIB));
    assertRefused(
        "--delay 1: the surrogate derivatives that wait take at least 34 MiB, Java has 30 MiB;"
            + " JAURYN_JAVA_OPTS=-Xmx1g gives more",
        p,
        30);
    assertDoesNotThrow(() -> MemoryNeed.check(p, 2, 30 * MIB));
  }

  /** 200 · 10000 · 0.5 + 10000² + 10000 · 10 synapses. */
  @Test
  void synapsesThatDoNotFitAreCounted() {
    SuperSpikeParameters p =
        network().nin(200).sparseness(0.5f).layers(2).nhidden(10_000).nout(10).delay(0).build();
    assertRefused(
        "101100000 synapses take at least 1543 MiB, Java has 247 MiB;"
            + " JAURYN_JAVA_OPTS=-Xmx4g gives more",
        p,
        247);
  }

  @Test
  void aNetworkWithoutHiddenLayerHasSynapsesToo() {
    SuperSpikeParameters p = network().layers(0).nin(1 << 12).nout(1 << 12).build();
    assertDoesNotThrow(() -> MemoryNeed.check(p, 1, 256 * MIB));
    assertRefused(
        "16777216 synapses take at least 256 MiB, Java has 255 MiB;"
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
