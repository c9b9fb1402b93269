/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reference data that is not part of the project: outputs of the original programs. They are looked
 * for in the folder named by the system property or environment variable JAURYN_SHARED, else in
 * {@code ../shared} beside the repository. A test that needs absent data is skipped.
 */
public final class SharedData {
  private SharedData() {}

  /** A file below {@code shared}; skips the calling test where it does not exist. */
  public static Path require(String name) {
    Path file = path(name);
    assumeTrue(Files.exists(file), () -> "no reference data at " + file);
    return file;
  }

  /** Where a file below {@code shared} would be. */
  public static Path path(String name) {
    return folder().resolve(name);
  }

  private static Path folder() {
    String given = System.getProperty("JAURYN_SHARED", System.getenv("JAURYN_SHARED"));
    if (given != null) {
      return Path.of(given);
    }
    return root().resolveSibling("shared");
  }

  /** The folder of the whole project. */
  public static Path root() {
    Path root = Path.of("").toAbsolutePath();
    while (root.getParent() != null && !Files.exists(root.resolve("sim/pom.xml"))) {
      root = root.getParent();
    }
    return root;
  }
}
