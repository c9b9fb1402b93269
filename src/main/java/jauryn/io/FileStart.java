/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** Checksums of the beginning of a file. */
final class FileStart {
  private static final int PIECE = 1 << 16;

  private FileStart() {}

  /**
   * Starts a checksum anew with the first {@code length} bytes.
   *
   * @return its value, -1 if there are not as many
   */
  static long checksum(Path file, long length, CRC32C checksum) throws IOException {
    checksum.reset();
    byte[] piece = new byte[PIECE];
    try (InputStream in = Files.newInputStream(file)) {
      for (long left = length; left > 0; ) {
        int read = in.read(piece, 0, (int) Math.min(left, PIECE));
        if (read < 0) {
          return -1;
        }
        checksum.update(piece, 0, read);
        left -= read;
      }
    }
    return checksum.getValue();
  }
}
