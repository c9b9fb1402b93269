/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

import jauryn.io.OutputFile;

/** How far a file was written, as part of a state. */
public final class FilePosition {
  private static final String LENGTH = "file length";
  private static final String CHECKSUM = "file checksum";

  private FilePosition() {}

  /** Writes length and checksum of a file, which is on the disk before the state has its name. */
  public static void save(OutputFile file, StateWriter out) {
    out.follow(file);
    out.integer(LENGTH, file.position());
    out.integer(CHECKSUM, Integer.toUnsignedLong(file.checksum()));
  }

  /** Cuts the file of an earlier run back to where it was, to be continued. */
  public static void load(OutputFile file, StateReader in) {
    long length = in.integer(LENGTH, 0, Long.MAX_VALUE);
    file.resume(length, (int) in.integer(CHECKSUM, 0, 0xFFFF_FFFFL));
  }
}
