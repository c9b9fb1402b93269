/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * The state of a simulation as a file: named arrays that describe themselves. All numbers are
 * little-endian.
 *
 * <pre>
 *   file     8 bytes "JAURYNST", 32 bits version (1), sections
 *   section  16 bits length of the name, name (ASCII), 8 bits type, 8 bits number of dimensions,
 *            64 bits extent of each, elements in row-major order, 32 bits CRC-32C of all that
 *   type     1 and 2: signed integers of 32 and 64 bits, 3 and 4: IEEE singles and doubles,
 *            5: bytes, UTF-8 where they are text
 *   last     the section "end" with two 32-bit integers: the number of sections before it and the
 *            CRC-32C of their checksums
 * </pre>
 *
 * <p>The whole file is read and checked before anything of it is used. Nothing is allocated that is
 * longer than the rest of the file.
 */
public final class StateFile {
  /** What the last section is called. */
  static final String END = "end";

  static final byte[] MAGIC = "JAURYNST".getBytes(StandardCharsets.US_ASCII);
  static final int VERSION = 1;
  static final int MAX_NAME = 255;
  static final int MAX_DIMENSIONS = 4;

  private final Path path;
  private final Map<String, StateSection> sections;

  private StateFile(Path path, Map<String, StateSection> sections) {
    this.path = path;
    this.sections = sections;
  }

  /**
   * Reads a state file; a UserError with INPUT names the file and the section that is damaged, or
   * says that it is no such file or one of another version.
   */
  public static StateFile read(Path path) {
    try {
      if (!Files.isRegularFile(path) && Files.exists(path)) {
        throw new FileSystemException(path.toString(), null, "is not a regular file");
      }
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
        return new StateFile(path, new Reading(path, channel).sections());
      }
    } catch (IOException e) {
      throw FileErrors.cannotRead(path, e);
    }
  }

  /** The file. */
  public Path path() {
    return path;
  }

  /** All sections in the order of the file. */
  public Collection<StateSection> sections() {
    return Collections.unmodifiableCollection(sections.values());
  }

  /** The section of this name, null if there is none. */
  public StateSection section(String name) {
    return sections.get(name);
  }

  /** One pass over a file. */
  private static final class Reading {
    private final Path path;
    private final FileChannel channel;
    private final CRC32C checksumOfAll = new CRC32C();
    private String last = "the beginning";
    private long left;

    Reading(Path path, FileChannel channel) throws IOException {
      this.path = path;
      this.channel = channel;
      left = channel.size();
    }

    Map<String, StateSection> sections() throws IOException {
      ByteBuffer header = next(MAGIC.length + Integer.BYTES);
      byte[] magic = new byte[MAGIC.length];
      header.get(magic);
      if (!Arrays.equals(magic, MAGIC)) {
        throw bad("expected a state file of JAuryn, it begins otherwise");
      }
      int version = header.getInt();
      if (version != VERSION) {
        throw bad("state file of version " + version + ", expected " + VERSION);
      }
      Map<String, StateSection> sections = new LinkedHashMap<>();
      while (true) {
        StateSection section = section();
        if (section.name().equals(END)) {
          requireEnd(section, sections.size());
          return sections;
        }
        if (sections.put(section.name(), section) != null) {
          throw bad("section " + section.name() + ": it is there twice, the file is damaged");
        }
      }
    }

    private StateSection section() throws IOException {
      CRC32C checksum = new CRC32C();
      int length = Short.toUnsignedInt(counted(next(Short.BYTES), checksum).getShort());
      if (length == 0 || length > MAX_NAME) {
        throw damaged("a name of " + length + " characters");
      }
      ByteBuffer head = counted(next(length + 2), checksum);
      byte[] text = new byte[length];
      head.get(text);
      String name = new String(text, StandardCharsets.US_ASCII);
      if (!name.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
        throw damaged("a name that is not ASCII");
      }
      last = "section " + name;
      StateType type = StateType.of(head.get());
      int dimensions = head.get();
      if (type == null || dimensions < 0 || dimensions > MAX_DIMENSIONS) {
        throw damaged("an unknown type or shape");
      }
      long[] shape = new long[dimensions];
      counted(next(dimensions * Long.BYTES), checksum).asLongBuffer().get(shape);
      ByteBuffer data = counted(next(bytes(shape, type)), checksum);
      int sum = next(Integer.BYTES).getInt();
      if (sum != (int) checksum.getValue()) {
        throw damaged("another checksum");
      }
      if (!name.equals(END)) {
        checksumOfAll.update(
            ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(sum).flip());
      }
      return new StateSection(name, type, shape, data, sum);
    }

    private int bytes(long[] shape, StateType type) {
      long bytes = type.bytes();
      for (long extent : shape) {
        if (extent < 0 || extent > 0 && bytes > left / extent) {
          throw damaged("more values than the file or the memory holds");
        }
        bytes *= extent;
      }
      if (bytes > Math.min(left, Integer.MAX_VALUE - Long.BYTES)) {
        throw damaged("more values than the file or the memory holds");
      }
      return (int) bytes;
    }

    private void requireEnd(StateSection end, int count) {
      if (end.type() != StateType.INT32 || end.length() != 2 || left > 0) {
        throw damaged("not the end of the file");
      }
      int[] values = end.ints();
      if (values[0] != count || values[1] != (int) checksumOfAll.getValue()) {
        throw damaged("other sections than were written");
      }
    }

    private static ByteBuffer counted(ByteBuffer bytes, CRC32C checksum) {
      checksum.update(bytes.duplicate());
      return bytes;
    }

    private ByteBuffer next(int bytes) throws IOException {
      if (bytes > left) {
        throw damaged("the end of the file too early");
      }
      left -= bytes;
      ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
      while (buffer.hasRemaining()) {
        if (channel.read(buffer) < 0) {
          throw damaged("the end of the file too early");
        }
      }
      return buffer.flip();
    }

    private UserError damaged(String found) {
      return bad(last + ": the file is damaged, there or after it is " + found);
    }

    private UserError bad(String what) {
      return new UserError(ExitCode.INPUT, path + ": " + what);
    }
  }
}
