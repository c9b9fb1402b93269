/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import com.fasterxml.jackson.jr.ob.JSON;
import jauryn.tools.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The description of a run: read to tell whether the run is complete, and for its page, with and
 * without spikes beside it.
 */
final class FuzzedRunJson extends FuzzedReader {
  private static final int HEADER = 287_960_081;

  private final Path alone;
  private final Path withSpikes;

  FuzzedRunJson(Path folder) {
    super(folder);
    try {
      alone = Files.createDirectories(folder.resolve("alone"));
      withSpikes = Files.createDirectories(folder.resolve("spikes"));
      Files.write(withSpikes.resolve("output.0.spk"), spikes(5, 0, 300, 1, 1005, 0, 1300, 1));
      Files.write(withSpikes.resolve("multi_stim.0.spk"), spikes(1, 0, 200, 1, 1001, 0, 1200, 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] spikes(int... numbers) {
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + Integer.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(10_000).putInt(HEADER);
    Arrays.stream(numbers).forEach(bytes::putInt);
    return bytes.array();
  }

  @Override
  void read(byte[] input) throws Exception {
    Files.write(alone.resolve("run.json"), input);
    attempt(() -> complete(alone));
    attempt(() -> Report.ended(alone));
    if (oneOf(16, input, 0)) {
      Files.write(withSpikes.resolve("run.json"), input);
      attempt(() -> Report.ended(withSpikes));
    }
  }

  /** Whether the run is complete; damaged descriptions are not of a complete one. */
  private static boolean complete(Path folder) throws IOException {
    RunIdentity run =
        RunIdentity.of(
            JSON.std.mapFrom(
                "{'program':'sim_rfb','parameters':{},'inputs':[]}".replace('\'', '"')));
    RunStart start = RunStart.of(RunStart.Wish.RESUME, folder, run, warning -> {});
    require(start.saved().equals(Optional.empty()), "went on from nothing");
    return start.complete();
  }
}
