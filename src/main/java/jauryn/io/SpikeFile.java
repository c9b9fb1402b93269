/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A binary spike file (.spk), mapped into memory, so that its size costs neither time to open nor
 * heap.
 *
 * <p>Layout: 8-byte records of two little-endian unsigned 32-bit numbers. The first is the header,
 * (steps per second, tag); the others are (step, neuron), in the order the spikes were emitted,
 * steps not decreasing. The tag is 287960000 + 100 major + 10 minor + revision of the Auryn version
 * that wrote the file; this class accepts every version and says through {@link #sameVersion()}
 * whether it is 0.8.1, whose format we write.
 *
 * <p>One mapping holds at most 2 GiB, so the file is seen through windows of 1 GiB, which records
 * never straddle. The mapping ends when the garbage collector finds it unused. The file must not
 * shrink meanwhile; spikes appended after opening are not seen.
 */
public final class SpikeFile {
  /** Steps per second of the files we write. */
  public static final int STEPS_PER_SECOND = 10_000;

  /** Seconds per step of the files we write, and of every .ras file. */
  public static final double STEP_SECONDS = 1e-4;

  /** Tag of the files we write, that of Auryn 0.8.1. */
  public static final int TAG = 287_960_081;

  private static final int TAG_FAMILY = TAG / 1000;
  private static final int RECORD_SHIFT = 3;
  private static final int WINDOW_SHIFT = 30 - RECORD_SHIFT;
  private static final int WINDOW_MASK = (1 << WINDOW_SHIFT) - 1;

  private final Path path;
  private final ByteBuffer[] windows;
  private final long recordCount;
  private final boolean truncated;

  private SpikeFile(Path path, ByteBuffer[] windows, long records, boolean truncated) {
    this.path = path;
    this.windows = windows;
    this.recordCount = records - 1;
    this.truncated = truncated;
  }

  /**
   * Maps a spike file; a UserError with INPUT says that it cannot be read or is no spike file. A
   * last record that is cut off is left out and reported by {@link #truncated()}.
   */
  public static SpikeFile open(Path path) {
    SpikeFile file;
    try {
      if (Files.isDirectory(path)) {
        throw new FileSystemException(path.toString(), null, "is a directory");
      }
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        throw new FileSystemException(path.toString(), null, "is not a regular file");
      }
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
        file = map(path, channel);
      }
    } catch (IOException e) {
      throw FileErrors.cannotRead(path, e);
    }
    if (file.tag() / 1000 != TAG_FAMILY || file.stepsPerSecond() == 0) {
      throw notSpikes(path, "its first 8 bytes are not the header of one");
    }
    return file;
  }

  private static SpikeFile map(Path path, FileChannel channel) throws IOException {
    long size = channel.size();
    long records = size >>> RECORD_SHIFT;
    if (records == 0) {
      throw notSpikes(path, "it has " + size + " bytes");
    }
    ByteBuffer[] windows = new ByteBuffer[(int) ((records - 1) >>> WINDOW_SHIFT) + 1];
    for (int w = 0; w < windows.length; w++) {
      long first = (long) w << WINDOW_SHIFT;
      long count = Math.min(records - first, 1L << WINDOW_SHIFT);
      windows[w] =
          channel
              .map(FileChannel.MapMode.READ_ONLY, first << RECORD_SHIFT, count << RECORD_SHIFT)
              .order(ByteOrder.LITTLE_ENDIAN);
    }
    return new SpikeFile(path, windows, records, records << RECORD_SHIFT != size);
  }

  private static UserError notSpikes(Path path, String why) {
    return new UserError(
        ExitCode.INPUT, path + " is not a spike file (" + why + "), expected a .spk of Auryn");
  }

  /** The file. */
  public Path path() {
    return path;
  }

  /** Steps per second of the simulation; 10000 for dt = 0.1 ms. */
  public long stepsPerSecond() {
    return word(0, 0);
  }

  /** The tag of the version that wrote the file. */
  public long tag() {
    return word(0, Integer.BYTES);
  }

  /** Whether the tag is the one we write. */
  public boolean sameVersion() {
    return tag() == TAG;
  }

  /** Whole records after the header. */
  public long recordCount() {
    return recordCount;
  }

  /** Whether the file ends in the middle of a record. */
  public boolean truncated() {
    return truncated;
  }

  /** The step of record {@code k}, 0 to recordCount - 1. */
  public long step(long k) {
    return word(k + 1, 0);
  }

  /** The neuron of record {@code k}, 0 to recordCount - 1. */
  public long neuron(long k) {
    return word(k + 1, Integer.BYTES);
  }

  private long word(long record, int offset) {
    ByteBuffer window = windows[(int) (record >>> WINDOW_SHIFT)];
    int at = ((int) record & WINDOW_MASK) << RECORD_SHIFT;
    return Integer.toUnsignedLong(window.getInt(at + offset));
  }
}
