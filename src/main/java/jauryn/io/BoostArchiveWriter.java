/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.io;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * A binary archive of the Boost serialization library, as version 1.74 writes it on 64-bit
 * little-endian machines; Auryn keeps the state of a network in one.
 *
 * <p>An archive is a bare sequence of values whose meaning the reader must know. Where the first
 * object of a class begins there is a note about the class: one byte, whether objects are tracked,
 * and 32 bits, the version of its layout; both are 0 for all classes of Auryn.
 *
 * <p>A failure is a {@link UserError} with {@link ExitCode#OUTPUT}, see {@link OutputFile}.
 */
public final class BoostArchiveWriter implements Closeable {
  private static final String SIGNATURE = "serialization::archive";
  private static final int LIBRARY_VERSION = 18;
  private static final int LITTLE_ENDIAN = 1;

  private final OutputFile out;
  private final Set<String> knownClasses = new HashSet<>();

  private BoostArchiveWriter(OutputFile out) {
    this.out = out;
  }

  /** Begins an archive. */
  public static BoostArchiveWriter create(Path path) {
    return begin(OutputFile.create(path));
  }

  /** Begins an archive that goes nowhere, see {@link OutputFile#nowhere}. */
  public static BoostArchiveWriter nowhere() {
    return begin(OutputFile.nowhere());
  }

  private static BoostArchiveWriter begin(OutputFile out) {
    BoostArchiveWriter archive = new BoostArchiveWriter(out);
    archive.writeString(SIGNATURE);
    archive.out.writeShort(LIBRARY_VERSION);
    archive.out.writeByte(Integer.BYTES);
    archive.out.writeByte(Long.BYTES);
    archive.out.writeByte(Float.BYTES);
    archive.out.writeByte(Double.BYTES);
    archive.writeInt(LITTLE_ENDIAN);
    return archive;
  }

  /** Begins an object; the name of the class is not written but tells classes apart. */
  public void beginObject(String className) {
    if (knownClasses.add(className)) {
      out.writeByte(0);
      writeInt(0);
    }
  }

  /** Writes 16 bits. */
  public void writeShort(int value) {
    out.writeShort(value);
  }

  /** Writes 32 bits. */
  public void writeInt(int value) {
    out.writeInt(value);
  }

  /** Writes 64 bits. */
  public void writeLong(long value) {
    out.writeLong(value);
  }

  /** Writes the 32 bits of an IEEE single. */
  public void writeFloat(float value) {
    out.writeFloat(value);
  }

  /** Writes an ASCII text, its length first. */
  public void writeString(String text) {
    writeLong(text.length());
    out.writeAscii(text);
  }

  /** Writes what is left and gives the file its final name. */
  public void complete() {
    out.complete();
  }

  @Override
  public void close() {
    out.close();
  }
}
