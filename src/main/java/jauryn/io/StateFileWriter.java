/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.io;

import java.io.Closeable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * Writes a state file: named arrays, each with its type, shape and checksum. See {@link StateFile}
 * for the layout.
 *
 * <p>A section is begun with its shape, filled with exactly as many elements in as many pieces as
 * the caller likes, and ended. The file gets its name when it is complete and safe on the disk.
 */
public final class StateFileWriter implements Closeable {
  private static final int PIECE = 1 << 16;

  private final OutputFile out;
  private final ByteBuffer piece = ByteBuffer.allocate(PIECE).order(ByteOrder.LITTLE_ENDIAN);
  private final CRC32C checksum = new CRC32C();
  private final CRC32C checksumOfAll = new CRC32C();
  private final Set<String> names = new HashSet<>();
  private final List<Runnable> first = new ArrayList<>();
  private String section;
  private StateType type;
  private long left;

  private StateFileWriter(OutputFile out) {
    this.out = out;
    out.writeBytes(StateFile.MAGIC, 0, StateFile.MAGIC.length);
    out.writeInt(StateFile.VERSION);
  }

  /** Opens {@code path} as {@link OutputFile#create} does. */
  public static StateFileWriter create(Path path) {
    return new StateFileWriter(OutputFile.create(path));
  }

  /** Begins a section; its name is ASCII and occurs once in the file. */
  public void begin(String name, StateType elements, long... shape) {
    if (section != null || !names.add(name)) {
      throw new IllegalStateException("section " + name + " cannot begin: " + section);
    }
    byte[] text = name.getBytes(StandardCharsets.US_ASCII);
    if (text.length > StateFile.MAX_NAME || shape.length > StateFile.MAX_DIMENSIONS) {
      throw new IllegalArgumentException("section " + name + " has too long a name or shape");
    }
    section = name;
    type = elements;
    checksum.reset();
    piece.putShort((short) text.length).put(text);
    piece.put((byte) elements.code()).put((byte) shape.length);
    left = 1;
    for (long extent : shape) {
      piece.putLong(extent);
      left = Math.multiplyExact(left, extent);
    }
    if (left > Integer.MAX_VALUE / elements.bytes()) {
      throw new UserError(
          ExitCode.MODEL,
          "state " + name + " has " + left + " values: too many for a section of a state file");
    }
    emit();
  }

  /** Adds elements to an INT32 section. */
  public void ints(int[] values, int from, int count) {
    add(StateType.INT32, from, count, (k, n) -> piece.asIntBuffer().put(values, k, n));
  }

  /** Adds elements to an INT64 section. */
  public void longs(long[] values, int from, int count) {
    add(StateType.INT64, from, count, (k, n) -> piece.asLongBuffer().put(values, k, n));
  }

  /** Adds elements to a FLOAT32 section. */
  public void floats(float[] values, int from, int count) {
    add(StateType.FLOAT32, from, count, (k, n) -> piece.asFloatBuffer().put(values, k, n));
  }

  /** Adds elements to a FLOAT64 section. */
  public void doubles(double[] values, int from, int count) {
    add(StateType.FLOAT64, from, count, (k, n) -> piece.asDoubleBuffer().put(values, k, n));
  }

  /** Adds elements to a BYTES section. */
  public void bytes(byte[] values, int from, int count) {
    add(StateType.BYTES, from, count, (k, n) -> piece.put(values, k, n));
  }

  /** Puts {@code n} elements from {@code k} on at the beginning of the piece. */
  private interface Copy {
    void put(int k, int n);
  }

  private void add(StateType elements, int from, int count, Copy copy) {
    if (section == null || type != elements || count > left) {
      throw new IllegalStateException(count + " " + elements + " do not belong in " + section);
    }
    left -= count;
    int most = PIECE / elements.bytes();
    for (int k = from; k < from + count; k += most) {
      int n = Math.min(from + count - k, most);
      copy.put(k, n);
      piece.position(n * elements.bytes());
      emit();
    }
  }

  private void emit() {
    checksum.update(piece.array(), 0, piece.position());
    out.writeBytes(piece.array(), 0, piece.position());
    piece.clear();
  }

  /** Ends the section, which must be full. */
  public void end() {
    if (section == null || left > 0) {
      throw new IllegalStateException(left + " elements are missing in section " + section);
    }
    int sum = (int) checksum.getValue();
    out.writeInt(sum);
    piece.putInt(sum);
    checksumOfAll.update(piece.array(), 0, piece.position());
    piece.clear();
    section = null;
  }

  /** Lets this file get its name only once what {@code file} has so far is on the disk, too. */
  public void follow(OutputFile file) {
    first.add(file.forcing());
  }

  /** Ends the file and gives it its name, once all of it is on the disk. */
  public void complete() {
    completing().run();
  }

  /**
   * Ends the file. What is returned waits for the disk and gives the file its name; it may run on
   * another thread, and nothing else may use this writer then.
   */
  public Runnable completing() {
    int[] end = {names.size(), (int) checksumOfAll.getValue()};
    begin(StateFile.END, StateType.INT32, end.length);
    ints(end, 0, end.length);
    end();
    first.add(out.forcing());
    return () -> {
      first.forEach(Runnable::run);
      out.complete();
      SyncedFolder.of(out.path());
    };
  }

  /** Bytes written. */
  public long length() {
    return out.position();
  }

  @Override
  public void close() {
    out.close();
  }
}
