/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the repository and the reference data beside it are. */
final class Project {
  private Project() {}

  /** The folder that holds the modules {@code src} and {@code sim}. */
  static Path root() {
    Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    while (folder != null) {
      if (Files.exists(folder.resolve("src/pom.xml")) && Files.exists(folder.resolve("sim"))) {
        return folder;
      }
      folder = folder.getParent();
    }
    throw new IllegalStateException("not inside the repository");
  }

  /** Reference data: JAURYN_SHARED or {@code ../shared} of the root, then {@code reference}. */
  static Path shared() {
    String property = System.getProperty("JAURYN_SHARED", System.getenv("JAURYN_SHARED"));
    Path shared = property == null ? root().resolve("../shared") : Path.of(property);
    return shared.normalize().resolve("reference");
  }
}
