/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.tools.ExportCommand;
import jauryn.tools.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The state at the end of a run: its weights are exported, and shown in the page of the run. */
final class FuzzedNetstate extends FuzzedReader {
  private final ExportCommand export;

  FuzzedNetstate(Path folder) {
    super(folder);
    export = parsed(new ExportCommand(), folder.toString());
    try {
      Files.writeString(folder.resolve("run.json"), "{\"parameters\":{\"layers\":1}}");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  void read(byte[] input) throws Exception {
    write("multi.0.netstate", input);
    attempt(export);
    if (oneOf(16, input, 0)) {
      attempt(() -> Report.ended(folder()));
    }
  }
}
