/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Compares what two runs left. */
public final class SameResults {
  private static final List<String> OF_THE_MOMENT =
      List.of(
          "started",
          "arguments",
          "ranks",
          "segments",
          "wallSeconds",
          "wallSecondsByPhase",
          "timesRealTime");
  private static final List<String> FREE_PARAMETERS =
      List.of("dir", "log-dir", "threads", "checkpoint-every");

  private SameResults() {}

  /** The same files with the same bytes, but for the log; run.json but for wall times. */
  public static void assertSame(Path expected, Path actual, String what) throws IOException {
    TreeSet<String> names = names(expected);
    assertEquals(names, names(actual), what);
    for (String name : names) {
      if (name.equals("run.json")) {
        assertEquals(lasting(expected), lasting(actual), what);
      } else if (!name.endsWith(".log")) {
        long mismatch = Files.mismatch(expected.resolve(name), actual.resolve(name));
        assertEquals(-1, mismatch, what + ", first differing byte of " + name);
      }
    }
  }

  private static TreeSet<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      TreeSet<String> names = new TreeSet<>();
      files.forEach(file -> names.add(file.getFileName().toString()));
      return names;
    }
  }

  private static Map<String, Object> lasting(Path folder) throws IOException {
    Map<String, Object> run =
        JSON.std.mapFrom(Files.readString(folder.resolve(RunManifest.FILE_NAME)));
    run.keySet().removeAll(OF_THE_MOMENT);
    ((Map<?, ?>) run.get("parameters")).keySet().removeAll(FREE_PARAMETERS);
    return run;
  }
}
