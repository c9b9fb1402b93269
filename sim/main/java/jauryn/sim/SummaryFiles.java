/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.FileErrors;
import jauryn.io.Folders;
import jauryn.io.JsonText;
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
  private SummaryFiles() {}

  /** Writes both files into {@code folder}, which is made if need be. */
  static void write(Path folder, String name, Map<String, Object> content, String markdown) {
    Folders.make(folder);
    write(folder.resolve(name + ".json"), JsonText.lines(content));
    write(folder.resolve(name + ".md"), markdown);
  }

  private static void write(Path file, String text) {
    Path part = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      Files.write(part, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw FileErrors.cannotWrite(file, e);
    }
  }
}
