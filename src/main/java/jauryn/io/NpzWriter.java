/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.io;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes arrays as numpy reads them with {@code numpy.load} (.npz), value by value, so that the
 * size of an array costs no memory.
 *
 * <p>Layout (numpy.lib.format, version 1.0): a ZIP archive with one member {@code NAME.npy} per
 * array, which is a magic string, the length of a header, the header (a Python dict with type and
 * shape, filled up with blanks to a multiple of 64 bytes) and the values, little-endian, in row
 * order. The time stamps of the members are fixed, so that equal arrays make equal files.
 */
public final class NpzWriter implements Closeable {
  private static final byte[] MAGIC = "\u0093NUMPY\u0001\u0000".getBytes(ISO_8859_1);
  private static final int ALIGNMENT = 64;
  private static final int BUFFER = 1 << 16;

  /** 1 January 1980, the first day ZIP knows, in local time as ZIP has it. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final OutputFile file;
  private final ZipOutputStream zip;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
  private String name;
  private long left;

  private NpzWriter(OutputFile file) {
    this.file = file;
    zip = new ZipOutputStream(new Bytes(file));
    zip.setLevel(Deflater.BEST_SPEED);
  }

  /** Begins a file, which replaces one of that name when it is complete. */
  public static NpzWriter create(Path path) {
    return new NpzWriter(OutputFile.create(path));
  }

  /** Begins an array of doubles, filled by as many calls of {@link #writeDouble}. */
  public void beginDoubles(String name, long... shape) {
    begin(name, "<f8", shape);
  }

  /** Begins an array of floats, filled by as many calls of {@link #writeFloat}. */
  public void beginFloats(String name, long... shape) {
    begin(name, "<f4", shape);
  }

  /** Begins an array of unsigned 32-bit numbers, filled by as many calls of {@link #writeInt}. */
  public void beginUnsigned(String name, long... shape) {
    begin(name, "<u4", shape);
  }

  private void begin(String name, String type, long... shape) {
    requireFull();
    this.name = name;
    left = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    String sizes = Arrays.stream(shape).mapToObj(n -> n + ",").collect(Collectors.joining(" "));
    String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + sizes + "), }";
    int unpadded = MAGIC.length + Short.BYTES + header.length() + 1;
    header += " ".repeat((ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT) + "\n";
    try {
      drain();
      ZipEntry entry = new ZipEntry(name + ".npy");
      entry.setTimeLocal(NO_TIME);
      zip.putNextEntry(entry);
      buffer.put(MAGIC).putShort((short) header.length()).put(header.getBytes(ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // the file throws UserErrors
    }
  }

  /** The next value of an array of doubles. */
  public void writeDouble(double value) {
    room().putDouble(value);
  }

  /** The next value of an array of floats. */
  public void writeFloat(float value) {
    room().putFloat(value);
  }

  /** The next value of an array of unsigned numbers. */
  public void writeInt(int value) {
    room().putInt(value);
  }

  private ByteBuffer room() {
    if (--left < 0) {
      throw new IllegalStateException(name + ": too many values");
    }
    if (buffer.remaining() < Double.BYTES) {
      drain();
    }
    return buffer;
  }

  private void drain() {
    try {
      zip.write(buffer.array(), 0, buffer.position());
      buffer.clear();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void requireFull() {
    if (left > 0) {
      throw new IllegalStateException(name + ": " + left + " values are missing");
    }
  }

  /** Ends the file and gives it its name. */
  public void complete() {
    requireFull();
    try {
      drain();
      zip.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    file.complete();
  }

  @Override
  public void close() {
    file.close();
  }

  /** The file as a stream. */
  private static final class Bytes extends OutputStream {
    private final OutputFile file;

    Bytes(OutputFile file) {
      this.file = file;
    }

    @Override
    public void write(int value) {
      file.writeByte(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      file.writeBytes(bytes, offset, length);
    }
  }
}
