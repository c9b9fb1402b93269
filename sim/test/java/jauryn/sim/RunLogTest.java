/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RunLogTest {
  private static final Instant NOON = Instant.parse("2018-06-01T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void allLinesComeInOrderThoseFromBeforeTheStartToo() throws IOException {
    int before = 20_000;
    int after = 1000;
    RunLog log = new RunLog(folder, "p", 0, CLOCK);
    for (int i = 0; i < before; i++) {
      log.note("line " + i);
    }
    log.phase("burn-in");
    for (int i = before; i < before + after; i++) {
      log.note("line " + i);
    }
    awaitLine("line " + (before + after - 1));
    log.note("last");
    assertEquals(before + after + 2, lines(0).size(), "written when the call returns");
    log.close();

    List<String> expected = new ArrayList<>();
    IntStream.range(0, before).forEach(i -> expected.add("06/01/18 12:00:00:: line " + i));
    expected.add("06/01/18 12:00:00:: Phase: burn-in");
    IntStream.range(before, before + after)
        .forEach(i -> expected.add("06/01/18 12:00:00:: line " + i));
    expected.add("06/01/18 12:00:00:: last");
    assertEquals(expected, lines(0));
  }

  @Test
  void closingAtOnceWaitsForAllLines() throws IOException {
    try (RunLog log = new RunLog(folder, "p", 0, CLOCK)) {
      log.note("one");
      log.warning("two");
    }
    assertEquals(List.of("06/01/18 12:00:00:: one", "06/01/18 12:00:00:: Warning: two"), lines(0));
  }

  @ParameterizedTest
  @CsvSource({
    "UTC, 06/01/18 12:00:00",
    "Europe/London, 06/01/18 13:00:00",
    "+05:30, 06/01/18 17:30:00",
    "Pacific/Auckland, 06/02/18 00:00:00",
  })
  void timesAreLocal(String zone, String time) throws IOException {
    try (RunLog log = new RunLog(folder, "p", 0, Clock.fixed(NOON, ZoneId.of(zone)))) {
      log.note("{} %m ${java:version} ü");
    }
    assertEquals(List.of(time + ":: {} %m ${java:version} ü"), lines(0));
  }

  @Test
  void aLineHasTheTimeWhenItWasSaid() throws IOException {
    SettableClock clock = new SettableClock();
    try (RunLog log = new RunLog(folder, "p", 0, clock)) {
      log.note("early");
      clock.now = NOON.plus(Duration.ofHours(12));
      log.note("late");
    }
    assertEquals(List.of("06/01/18 12:00:00:: early", "06/02/18 00:00:00:: late"), lines(0));
  }

  @Test
  void ranksInOneProcessHaveLogsOfTheirOwn() throws Exception {
    int ranks = 4;
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int rank = 0; rank < ranks; rank++) {
      int me = rank;
      tasks.add(
          () -> {
            try (RunLog log = new RunLog(folder, "p", me, CLOCK)) {
              IntStream.range(0, 100).forEach(i -> log.note(me + " " + i));
            }
            return null;
          });
    }
    ExecutorService threads = Executors.newFixedThreadPool(ranks);
    for (Future<Void> done : threads.invokeAll(tasks)) {
      done.get();
    }
    threads.shutdown();
    for (int rank = 0; rank < ranks; rank++) {
      int me = rank;
      assertEquals(
          IntStream.range(0, 100).mapToObj(i -> "06/01/18 12:00:00:: " + me + " " + i).toList(),
          lines(rank));
    }
  }

  @Test
  void anOlderLogIsReplaced() throws IOException {
    Files.writeString(folder.resolve("p.0.log"), "old\n".repeat(100));
    new RunLog(folder, "p", 0, CLOCK).close();
    assertEquals(List.of(), lines(0));
  }

  @Test
  void aFileThatCannotBeMadeIsToldAtOnce() throws IOException {
    Path file = Files.createDirectory(folder.resolve("p.0.log"));
    UserError error = assertThrows(UserError.class, () -> new RunLog(folder, "p", 0, CLOCK));
    assertEquals(ExitCode.OUTPUT, error.exitCode());
    assertEquals("cannot write " + file + ": is a directory", error.getMessage());
  }

  @Test
  void aFullDiskIsToldAtTheEnd() throws IOException {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.exists(full), "needs a system with /dev/full");
    Path file = Files.createSymbolicLink(folder.resolve("p.0.log"), full);
    RunLog log = new RunLog(folder, "p", 0, CLOCK);
    log.note("one");
    log.note("two");
    UserError error = assertThrows(UserError.class, log::close);
    assertEquals(ExitCode.OUTPUT, error.exitCode());
    assertEquals("cannot write " + file + ": no space left on device", error.getMessage());
  }

  private void awaitLine(String end) throws IOException {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (System.nanoTime() < deadline && !Files.readString(file(0)).endsWith(end + "\n")) {
      Thread.onSpinWait();
    }
  }

  private List<String> lines(int rank) throws IOException {
    return Files.readAllLines(file(rank));
  }

  private Path file(int rank) {
    return folder.resolve("p." + rank + ".log");
  }

  private static final class SettableClock extends Clock {
    private Instant now = NOON;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
