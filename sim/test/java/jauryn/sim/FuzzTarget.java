/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a coverage-guided fuzzer (Jazzer) calls. The system property {@code jauryn.fuzz} names the
 * format; see docs/testing.md.
 */
public final class FuzzTarget {
  private static final FuzzedReader READER =
      FuzzedFormat.of(System.getProperty("jauryn.fuzz")).in(folder());

  private FuzzTarget() {}

  /** Reads one input; whatever is thrown is a finding. */
  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    READER.outcome(input);
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("jauryn-fuzz-");
    } catch (IOException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
