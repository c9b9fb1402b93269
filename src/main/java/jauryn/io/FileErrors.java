/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The one place that turns failed file operations into lines a user can act on. */
public final class FileErrors {
  private FileErrors() {}

  /** "cannot read FILE: reason", with {@link ExitCode#INPUT}. */
  public static UserError cannotRead(Path file, IOException cause) {
    return new UserError(
        ExitCode.INPUT, "cannot read " + file + ": " + reason(cause, "no such file"), cause);
  }

  /** "cannot write FILE: reason", with {@link ExitCode#OUTPUT}. */
  public static UserError cannotWrite(Path file, IOException cause) {
    Path folder = file.toAbsolutePath().getParent();
    String missing = "the folder " + folder + " does not exist";
    return new UserError(
        ExitCode.OUTPUT, "cannot write " + file + ": " + reason(cause, missing), cause);
  }

  private static String reason(IOException cause, String missing) {
    if (cause instanceof NoSuchFileException) {
      return missing;
    }
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof FileAlreadyExistsException) {
      return "it exists and is no folder";
    }
    String words = cause.getMessage();
    if (cause instanceof FileSystemException) {
      words = ((FileSystemException) cause).getReason();
    }
    if (words == null || words.isBlank()) {
      return cause.getClass().getSimpleName();
    }
    // The operating system's words start with a capital ("No space left on device").
    return Character.toLowerCase(words.charAt(0)) + words.substring(1).replace('\n', ' ');
  }
}
