/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.ExitCode;
import jauryn.io.FileErrors;
import jauryn.io.UserError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file that was read, so that a run can be traced to it.
 *
 * @param option the option that named it
 * @param file where it was
 * @param bytes its length
 * @param sha256 its checksum, lower-case hexadecimal
 */
record InputFile(String option, Path file, long bytes, String sha256) {

  /** Checks that the file can be read and computes its checksum. */
  static InputFile of(String option, Path file) {
    if (Files.notExists(file)) {
      throw bad(option, file, "no such file");
    }
    if (!Files.isRegularFile(file)) {
      throw bad(option, file, "expected a file, this is a " + kind(file));
    }
    MessageDigest digest = newDigest();
    try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      long bytes = in.transferTo(OutputStream.nullOutputStream());
      return new InputFile(option, file, bytes, HexFormat.of().formatHex(digest.digest()));
    } catch (IOException e) {
      throw FileErrors.cannotRead(file, e);
    }
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must have SHA-256", e);
    }
  }

  /** Keys and values for {@code run.json}. */
  Map<String, Object> content() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("option", option);
    content.put("file", file.toString());
    content.put("bytes", bytes);
    content.put("sha256", sha256);
    return content;
  }

  private static String kind(Path file) {
    return Files.isDirectory(file) ? "folder" : "device";
  }

  private static UserError bad(String option, Path file, String what) {
    return new UserError(ExitCode.INPUT, "--" + option + " " + file + ": " + what);
  }
}
