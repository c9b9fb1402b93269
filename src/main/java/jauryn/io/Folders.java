/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders to write to. */
public final class Folders {
  private Folders() {}

  /** Makes a folder, and those it is in, where they do not exist; a UserError if that fails. */
  public static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw FileErrors.cannotWrite(folder, e);
    }
  }
}
