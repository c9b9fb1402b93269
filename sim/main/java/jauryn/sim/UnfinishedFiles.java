/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * Result files that this process has open under their provisional names, which end in {@code
 * .part}. Linux tells; elsewhere none are known.
 */
final class UnfinishedFiles {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  private UnfinishedFiles() {}

  /** Their names, in order. */
  static Set<String> open() {
    Set<String> files = new TreeSet<>();
    if (!Files.isDirectory(DESCRIPTORS)) {
      return files;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(DESCRIPTORS)) {
      for (Path descriptor : all) {
        String file = target(descriptor);
        if (file.endsWith(".part")) {
          files.add(file);
        }
      }
    } catch (IOException e) {
      files.clear();
    }
    return files;
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      return ""; // closed meanwhile, as that of the folder itself will be
    }
  }
}
