/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.OutputFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes small files at once. */
public final class WholeFile {
  private WholeFile() {}

  /** Writes {@code file}, replacing it as {@link OutputFile} does. */
  public static void write(Path file, byte[] bytes) {
    try (OutputFile out = OutputFile.create(file)) {
      out.writeBytes(bytes, 0, bytes.length);
      out.complete();
    }
  }

  /** The same for text, as UTF-8. */
  public static void write(Path file, String text) {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
