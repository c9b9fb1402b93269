/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.mpj;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The contract of communicators over MPJ Express, on both devices. The multicore device can be used
 * once in a process, so each case has processes of its own, which run {@link ContractRanks}.
 */
class MpjContractTest {
  @TempDir private Path dir;

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 7})
  void threadsKeepTheContract(int ranks) throws Exception {
    JavaProcess threads = start("threads", ranks);
    assertEquals(0, threads.end(), threads::said);
    assertEquals("", threads.said());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 7})
  void processesKeepTheContract(int ranks) throws Exception {
    List<String> failures = new ArrayList<>();
    try (Rendezvous rendezvous =
        new Rendezvous("127.0.0.1", 0, new Secret("secret"), ranks, failures::add)) {
      List<JavaProcess> processes = new ArrayList<>();
      for (int rank = 0; rank < ranks; rank++) {
        processes.add(start(rank + ":" + rendezvous.port(), ranks));
      }
      for (JavaProcess process : processes) {
        assertEquals(0, process.end(), process::said);
        assertEquals("", process.said());
      }
    }
    assertEquals(List.of(), failures);
  }

  private JavaProcess start(String place, int ranks) throws Exception {
    Path log = dir.resolve("log" + place.replace(':', '-'));
    boolean threads = place.equals("threads");
    return JavaProcess.start(
        log, Map.of(), threads, ContractRanks.class, place, String.valueOf(ranks));
  }
}
