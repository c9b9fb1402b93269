/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes new names of files survive a failure of power. */
final class SyncedFolder {
  private SyncedFolder() {}

  /** Writes the folder of {@code file} to the disk, where the system can do that. */
  static void of(Path file) {
    Path folder = file.toAbsolutePath().resolveSibling(".");
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Not every system lets folders be opened; those keep their names in order by themselves.
      return;
    }
  }
}
