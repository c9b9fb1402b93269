/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.mpj;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long an exchange takes: prints the table of docs/scaling.md. */
@Tag("exchange")
class ExchangeTimesTest {
  private static final int[] RANKS = {2, 3, 4, 8};

  @TempDir private Path dir;

  @Test
  void ofEachTransport() throws Exception {
    for (int ranks : RANKS) {
      print(ranks, "threads", start("shared", ranks));
      print(ranks, "multicore", start("multicore", ranks));
      try (Rendezvous rendezvous =
          new Rendezvous("127.0.0.1", 0, new Secret("secret"), ranks, cause -> {})) {
        List<JavaProcess> processes = new ArrayList<>();
        for (int rank = 0; rank < ranks; rank++) {
          processes.add(start(rank + ":" + rendezvous.port(), ranks));
        }
        print(ranks, "niodev", processes.toArray(JavaProcess[]::new));
      }
    }
  }

  private static void print(int ranks, String transport, JavaProcess... processes)
      throws InterruptedException {
    for (JavaProcess process : processes) {
      assertEquals(0, process.end(), process::said);
    }
    processes[0]
        .said()
        .lines()
        .forEach(line -> System.out.println(ranks + " ranks, " + transport + " " + line));
  }

  private JavaProcess start(String place, int ranks) throws Exception {
    boolean inParts = place.equals("multicore");
    Path log = dir.resolve("log" + place.replace(':', '-') + "of" + ranks);
    return JavaProcess.start(log, Map.of(), inParts, ExchangeTimes.class, place, "" + ranks);
  }
}
