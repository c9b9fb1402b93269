/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BuildInfoTest {

  @ParameterizedTest
  @CsvSource({
    "c10e, $Format:%H$, c10e",
    "unknown, a2c4e, a2c4e",
    "unknown, $Format:%H$, unknown",
  })
  void cloneThenArchiveThenNothing(String commit, String archive, String expected) {
    Properties stamp = new Properties();
    stamp.setProperty("version", "1.2");
    stamp.setProperty("commit", commit);
    stamp.setProperty("archive", archive);
    assertEquals(new BuildInfo("1.2", expected), BuildInfo.of(stamp));
  }

  @Test
  void theBuildFilledInTheVersion() {
    assertTrue(BuildInfo.load().version().matches("\\d+\\.\\d+.*"), BuildInfo.load().version());
  }
}
