/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class ConsoleProgressTest {
  private final TestConsole console = new TestConsole();
  private long now = 5_000_000_000L;

  @Test
  void rewritesOneLineOnATerminal() {
    ConsoleProgress progress = onto(true);
    progress.phase("training");
    progress.block(new BlockResult(0, 20, 214.366, 10, 12));
    progress.progress(new Progress(20, 1020, 10, 12, 214));
    now += 1_000_000_000L;
    progress.progress(new Progress(40, 1020, 10.04, 12, 214));
    String first = "\r\033[Ktraining 20.0 s  1%  mse 214.4  output 10.0 Hz  hidden 12.0 Hz";
    String second =
        "\r\033[Ktraining 40.0 s  3%  x20  0:49 left  mse 214.4  output 10.0 Hz  hidden 12.0 Hz";
    assertEquals(first + second, console.out());
  }

  @Test
  void drawsAtMostFiveTimesASecond() {
    ConsoleProgress progress = onto(true);
    for (int k = 0; k < 1000; k++) {
      progress.progress(new Progress(k, 1000, 0, 0, 0));
      now += 10_000_000L;
    }
    assertEquals(50, console.out().chars().filter(c -> c == '\r').count());
  }

  @Test
  void aPipeGetsOneLinePerBlock() {
    ConsoleProgress progress = onto(false);
    progress.progress(new Progress(10, 1020, 10, 12, 214));
    now += 2_000_000_000L;
    progress.progress(new Progress(20, 1020, 10, 12, 214));
    progress.block(new BlockResult(0, 20, 214.366, 10, Double.NaN));
    assertEquals(
        "block 0  20.0 s  x5.0  mse 214.4  output 10.0 Hz" + System.lineSeparator(), console.out());
  }

  @Test
  void aWarningDoesNotEndUpInsideTheLine() {
    ConsoleProgress progress = onto(true);
    progress.progress(new Progress(0, 1, 0, 0, 0));
    progress.warning("10 spikes left out");
    assertEquals("warning: 10 spikes left out" + System.lineSeparator(), console.err());
    assertEquals("\r\033[K", console.out().substring(console.out().length() - 4));
  }

  @Test
  void durationsAreClockTimes() {
    assertEquals("0:07", ConsoleProgress.duration(7));
    assertEquals("59:59", ConsoleProgress.duration(3599));
    assertEquals("1:00:01", ConsoleProgress.duration(3601));
  }

  private ConsoleProgress onto(boolean terminal) {
    Console target = console.console(terminal);
    return new ConsoleProgress(target.out(), target.err(), terminal, () -> now);
  }
}
