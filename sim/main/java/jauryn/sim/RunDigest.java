/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;

/** A digest of what a run is made of: ranks of one run must have the same. */
final class RunDigest {
  /** Ints of a digest (SHA-256). */
  static final int LENGTH = 8;

  private RunDigest() {}

  /** The digest of program, build, parameters, and the contents of the input files. */
  static int[] of(String program, Map<String, Object> parameters, List<InputFile> inputs) {
    StringBuilder text = new StringBuilder();
    text.append(program).append(' ').append(BuildInfo.load()).append('\n');
    text.append(parameters).append('\n');
    inputs.forEach(file -> text.append(file.content()).append('\n'));
    byte[] bytes = sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8));
    int[] digest = new int[LENGTH];
    ByteBuffer.wrap(bytes).asIntBuffer().get(digest);
    return digest;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
