/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import com.fasterxml.jackson.jr.ob.JSON;
import jauryn.comm.AllRanks;
import jauryn.io.FileErrors;
import jauryn.kernel.Phase;
import jauryn.kernel.Profile;
import jauryn.kernel.SimulationTime;
import jauryn.tools.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the steps of a run spent their time on: the file {@code meters.json} and the table shown at
 * the end, for {@code --profile}. The keys of the file are described in docs/file-formats.md.
 *
 * @param rank the rank this is about
 * @param steps steps run
 * @param wallSeconds wall time of these steps
 * @param secondsByPhase wall time of each phase, together {@code wallSeconds}
 * @param memory memory used up to now
 */
record Meters(
    int rank, long steps, double wallSeconds, Map<Phase, Double> secondsByPhase, MemoryUse memory) {
  static final String FILE_NAME = "meters.json";
  private static final int FORMAT_VERSION = 1;
  private static final double NANOS = 1e9;
  private static final JSON WRITER = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

  /** The state of a profile that is on, on one of all ranks. */
  static Meters of(Profile profile, AllRanks ranks) {
    Map<Phase, Double> seconds = profile.seconds();
    if (ranks.count() == 1) {
      seconds.remove(Phase.EXCHANGE);
    }
    return new Meters(
        ranks.rank(), profile.steps(), profile.totalSeconds(), seconds, MemoryUse.now());
  }

  /** Lets rank 0 write {@code meters.json} of all ranks: the whole file or nothing. */
  Path write(Path folder, AllRanks ranks) {
    Path file = folder.resolve(FILE_NAME);
    try {
      List<Object> all = gather(ranks);
      if (ranks.isFirst()) {
        write(file, all);
      }
    } catch (IOException e) {
      throw FileErrors.cannotWrite(file, e);
    }
    return file;
  }

  private List<Object> gather(AllRanks ranks) throws IOException {
    int[] text = JSON.std.asString(content()).chars().toArray();
    List<Object> all = new ArrayList<>();
    for (int[] ofRank : ranks.gather(text, text.length)) {
      all.add(JSON.std.mapFrom(new String(ofRank, 0, ofRank.length)));
    }
    return all;
  }

  private static void write(Path file, List<Object> ranks) throws IOException {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("format", "jauryn-meters");
    content.put("formatVersion", FORMAT_VERSION);
    content.put("ranks", ranks);
    WholeFile.write(file, WRITER.asString(content) + "\n");
  }

  /** The keys and values for this rank, in order. */
  private Map<String, Object> content() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("rank", rank);
    content.put("steps", steps);
    content.put("modelSeconds", SimulationTime.seconds(steps));
    content.put("wallSeconds", wallSeconds);
    Map<String, Object> phases = new LinkedHashMap<>();
    secondsByPhase.forEach((phase, seconds) -> phases.put(name(phase), seconds));
    content.put("wallSecondsByPhase", phases);
    content.put("memory", memory.content());
    return content;
  }

  /** Lines of text: seconds, share and nanoseconds per step of each phase. */
  List<String> table() {
    List<String> lines = new ArrayList<>();
    lines.add(String.format(Locale.ROOT, "%-9s %9s %7s %9s", "phase", "s", "%", "ns/step"));
    secondsByPhase.forEach((phase, seconds) -> lines.add(line(name(phase), seconds)));
    lines.add(line("all", wallSeconds));
    return lines;
  }

  private String line(String name, double seconds) {
    double percent = 100 * seconds / wallSeconds;
    double nanos = NANOS * seconds / steps;
    return String.format(Locale.ROOT, "%-9s %9.3f %7.1f %9.0f", name, seconds, percent, nanos);
  }

  private static String name(Phase phase) {
    return phase.name().toLowerCase(Locale.ROOT);
  }
}
