/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.io;

import java.io.Closeable;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * A result file. Everything goes to {@code NAME.part}, which {@link #complete()} renames to NAME in
 * one atomic step: a file under its final name is always whole. A run that ends early leaves the
 * {@code .part} file with all it had written. An existing NAME that is no regular file (a device, a
 * pipe) is written directly.
 *
 * <p>What an earlier run left in {@code NAME.part} is replaced when the first bytes are handed to
 * the operating system; until then {@link #resume} can take it up instead. Length and checksum of
 * all that was written are what it takes to go on later.
 *
 * <p>Binary numbers are little-endian, text numbers are those of {@link NumberText}. Every failure
 * is a {@link UserError} with {@link ExitCode#OUTPUT} that names the file. For one thread; that
 * thread must not be interrupted while it writes, as an interrupt closes a file channel.
 */
public final class OutputFile implements Closeable {
  private static final int BUFFER_SIZE = 1 << 16;

  private static final VarHandle SHORTS = littleEndian(short[].class);
  private static final VarHandle INTS = littleEndian(int[].class);
  private static final VarHandle LONGS = littleEndian(long[].class);

  private final Path path;
  private final Path part;
  private FileChannel channel;
  private final CRC32C checksum = new CRC32C();
  private final byte[] buffer = new byte[BUFFER_SIZE];
  private final ByteBuffer view = ByteBuffer.wrap(buffer);
  private int used;
  private long flushed;
  private boolean older;
  private boolean closed;

  private OutputFile(Path path, Path part, FileChannel channel, boolean older) {
    this.path = path;
    this.part = part;
    this.channel = channel;
    this.older = older;
  }

  /** Opens {@code path.part}, to replace what an earlier run left there. */
  public static OutputFile create(Path path) {
    try {
      if (Files.isDirectory(path)) {
        throw new FileSystemException(path.toString(), null, "is a directory");
      }
      boolean special = Files.exists(path) && !Files.isRegularFile(path);
      Path part = special ? path : path.resolveSibling(path.getFileName() + ".part");
      FileChannel channel =
          FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
      return new OutputFile(path, part, channel, !special && channel.size() > 0);
    } catch (IOException e) {
      throw FileErrors.cannotWrite(path, e);
    }
  }

  /** No file: what is written is dropped. For ranks of a run that leave a file to another one. */
  public static OutputFile nowhere() {
    Path none = Path.of("");
    return new OutputFile(none, none, null, false);
  }

  /** The final name. */
  public Path path() {
    return path;
  }

  /** Bytes written so far, flushed or not. */
  public long position() {
    return flushed + used;
  }

  /** CRC-32C of the bytes written so far, which are flushed. */
  public int checksum() {
    flush();
    return (int) checksum.getValue();
  }

  /**
   * Goes on with a file an earlier run left: cuts it back to {@code length} bytes, what this object
   * was given to write so far included, and writes after these. Should that run have completed the
   * file, it is provisional again.
   *
   * @param length what {@link #position()} was then
   * @param checksum what {@link #checksum()} was then; if the bytes have another one nothing is
   *     touched, and a UserError with INPUT says so
   */
  public void resume(long length, int checksum) {
    requireOpen();
    used = 0;
    older = false;
    flushed = length;
    if (part.equals(path)) {
      return; // what went to a device is gone
    }
    try {
      Path found = longEnough(part, length) || !longEnough(path, length) ? part : path;
      long present = FileStart.checksum(found, length, this.checksum);
      if (present != Integer.toUnsignedLong(checksum)) {
        closed = true;
        channel.close();
        throw new UserError(
            ExitCode.INPUT,
            found
                + ": expected the file as the unfinished run left it, its first "
                + length
                + " bytes are others or missing");
      }
      if (found.equals(path)) {
        reopen();
      }
      channel.truncate(length);
      channel.position(length);
    } catch (IOException e) {
      throw FileErrors.cannotWrite(path, e);
    }
  }

  private static boolean longEnough(Path file, long length) throws IOException {
    return Files.isRegularFile(file) && Files.size(file) >= length;
  }

  private void reopen() throws IOException {
    channel.close();
    Files.move(path, part, StandardCopyOption.ATOMIC_MOVE);
    channel = FileChannel.open(part, StandardOpenOption.WRITE);
  }

  /** Writes the low 8 bits. */
  public void writeByte(int value) {
    reserve(1);
    buffer[used++] = (byte) value;
  }

  /** Writes the low 16 bits. */
  public void writeShort(int value) {
    reserve(Short.BYTES);
    SHORTS.set(buffer, used, (short) value);
    used += Short.BYTES;
  }

  /** Writes 32 bits. */
  public void writeInt(int value) {
    reserve(Integer.BYTES);
    INTS.set(buffer, used, value);
    used += Integer.BYTES;
  }

  /** Writes 64 bits. */
  public void writeLong(long value) {
    reserve(Long.BYTES);
    LONGS.set(buffer, used, value);
    used += Long.BYTES;
  }

  /** Writes the 32 bits of an IEEE single. */
  public void writeFloat(float value) {
    writeInt(Float.floatToRawIntBits(value));
  }

  /** Writes the 64 bits of an IEEE double. */
  public void writeDouble(double value) {
    writeLong(Double.doubleToRawLongBits(value));
  }

  /** Writes {@code length} bytes from {@code offset} on. */
  public void writeBytes(byte[] bytes, int offset, int length) {
    int from = offset;
    int rest = length;
    while (rest > 0) {
      reserve(1);
      int piece = Math.min(rest, BUFFER_SIZE - used);
      System.arraycopy(bytes, from, buffer, used, piece);
      used += piece;
      from += piece;
      rest -= piece;
    }
  }

  /** Writes one byte a character; characters beyond ASCII become {@code ?}. */
  public void writeAscii(CharSequence text) {
    for (int k = 0; k < text.length(); k++) {
      char c = text.charAt(k);
      writeByte(c < 128 ? c : '?');
    }
  }

  /** See {@link NumberText#fixed6}. */
  public void writeFixed6(float value) {
    reserve(NumberText.MAX_LENGTH);
    used = NumberText.fixed6(buffer, used, value);
  }

  /** See {@link NumberText#fixed}. */
  public void writeFixed(double value, int decimals) {
    reserve(NumberText.MAX_LENGTH);
    used = NumberText.fixed(buffer, used, value, decimals);
  }

  /** See {@link NumberText#scientific}. */
  public void writeScientific(double value, int decimals) {
    reserve(NumberText.MAX_LENGTH);
    used = NumberText.scientific(buffer, used, value, decimals);
  }

  /** See {@link NumberText#general}. */
  public void writeGeneral(double value) {
    reserve(NumberText.MAX_LENGTH);
    used = NumberText.general(buffer, used, value);
  }

  /** See {@link NumberText#unsigned}. */
  public void writeUnsigned(long value) {
    reserve(NumberText.MAX_LENGTH);
    used = NumberText.unsigned(buffer, used, value);
  }

  /** Hands all bytes to the operating system. */
  public void flush() {
    requireOpen();
    view.limit(used).position(0);
    try {
      if (older) {
        channel.truncate(0);
        older = false;
      }
      while (channel != null && view.hasRemaining()) {
        channel.write(view);
      }
    } catch (IOException e) {
      abandon(e);
      throw FileErrors.cannotWrite(path, e);
    }
    checksum.update(buffer, 0, used);
    flushed += used;
    used = 0;
  }

  /** Sees to it that all bytes written so far survive a failure of power. */
  public void force() {
    forcing().run();
  }

  /**
   * Hands all bytes to the operating system, and returns the rest of what {@link #force()} does. It
   * takes some milliseconds and may run on another thread while this one writes on; not any more
   * when the file is closed or complete.
   */
  public Runnable forcing() {
    flush();
    if (part.equals(path)) {
      return () -> {};
    }
    FileChannel written = channel;
    return () -> {
      try {
        written.force(false);
      } catch (IOException e) {
        throw FileErrors.cannotWrite(path, e);
      }
    };
  }

  /** Writes what is left and gives the file its final name, replacing a file of that name. */
  public void complete() {
    flush();
    closed = true;
    if (channel == null) {
      return;
    }
    try {
      channel.close();
      if (!part.equals(path)) {
        Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw FileErrors.cannotWrite(path, e);
    }
  }

  /**
   * Without {@link #complete()} before: writes what is left and keeps the {@code .part} file. One
   * of an earlier run stays as it is if nothing was handed to the operating system until now.
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    if (!older) {
      flush();
    }
    closed = true;
    if (channel == null) {
      return;
    }
    try {
      channel.close();
    } catch (IOException e) {
      throw FileErrors.cannotWrite(path, e);
    }
  }

  /** After a failed write nothing more is tried, so that close() does not hide the first error. */
  private void abandon(IOException first) {
    closed = true;
    try {
      channel.close();
    } catch (IOException e) {
      first.addSuppressed(e);
    }
  }

  private void reserve(int bytes) {
    if (closed || BUFFER_SIZE - used < bytes) {
      flush();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException(path + " is closed");
    }
  }

  private static VarHandle littleEndian(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
  }
}
