/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import com.fasterxml.jackson.jr.ob.JSON;
import jauryn.io.FileErrors;
import jauryn.io.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.UUID;

/**
 * The files {@code NAME.json} and {@code NAME.md} about many runs. The tasks of an array may write
 * them at the same time: each writes files of its own and then gives them their names, so that a
 * file is always that of one task as a whole.
 */
final class SummaryFiles {
  private static final JSON WRITER =
      JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT, JSON.Feature.WRITE_NULL_PROPERTIES);

  private SummaryFiles() {}

  /** Writes both files into {@code folder}, which is made if need be. */
  static void write(Path folder, String name, Map<String, Object> content, String markdown) {
    Folders.make(folder);
    Path json = folder.resolve(name + ".json");
    try {
      write(json, WRITER.asString(content) + "\n");
    } catch (IOException e) {
      throw FileErrors.cannotWrite(json, e);
    }
    Path text = folder.resolve(name + ".md");
    try {
      write(text, markdown);
    } catch (IOException e) {
      throw FileErrors.cannotWrite(text, e);
    }
  }

  private static void write(Path file, String text) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
    Files.write(part, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
