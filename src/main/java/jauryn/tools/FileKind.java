/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What a file shall hold, as the end of its name tells. */
final class FileKind {
  private FileKind() {}

  /** The one of {@code kinds} (".png" ...) that the value of --out ends in; else a UserError. */
  static String of(Path out, String... kinds) {
    String name = out.toString().toLowerCase(Locale.ROOT);
    for (String kind : kinds) {
      if (name.endsWith(kind)) {
        return kind;
      }
    }
    String expected = String.join(" or ", List.of(kinds));
    throw new UserError(
        ExitCode.USAGE, "--out " + out + ": expected a name that ends in " + expected);
  }
}
