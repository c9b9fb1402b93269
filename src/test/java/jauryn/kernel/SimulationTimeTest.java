/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulationTimeTest {

  /** Steps the reference runs for these durations; some lose one to truncation. */
  @ParameterizedTest
  @CsvSource({
    "0.005, 49",
    "0.01, 99",
    "0.1, 1000",
    "0.3, 3000",
    "0.6, 6000",
    "0.7, 6999",
    "0.9, 8999",
    "1, 10000",
    "1.89, 18899",
    "2.48999226, 24899",
    "19, 190000",
    "20, 200000",
    "0, 0"
  })
  void truncatesDurations(float seconds, long steps) {
    assertEquals(steps, SimulationTime.steps(seconds));
  }

  @Test
  void secondsAreStepsTimesTheirLength() {
    assertEquals(0.0, SimulationTime.seconds(0));
    assertEquals(1022.4899, SimulationTime.seconds(10_224_899), 1e-9);
    assertEquals(SimulationTime.STEPS_PER_SECOND, Math.round(1 / SimulationTime.DT));
  }
}
