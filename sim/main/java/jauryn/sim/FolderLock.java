/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * Keeps a second run out of a folder of results.
 *
 * <p>The operating system holds the lock, on the file {@code .lock}, and lets go of it when the
 * process ends, however that happens. The file stays: if it were deleted, one process could hold
 * the old file and another the new one. While there is a lock it holds the number of the process.
 */
final class FolderLock implements AutoCloseable {
  private static final String NAME = ".lock";
  private static final int LONGEST = 20;

  private final FileChannel channel;
  private final boolean abandoned;

  private FolderLock(FileChannel channel, boolean abandoned) {
    this.channel = channel;
    this.abandoned = abandoned;
  }

  /** Whether the process that had the lock before was killed: it did not close it. */
  boolean abandoned() {
    return abandoned;
  }

  /**
   * Locks a folder, which can be written to.
   *
   * @param warning is told if its file system knows no locks; then there is none
   * @throws UserError if another process has the lock
   */
  static FolderLock of(Path folder, Consumer<String> warning) {
    try {
      FileChannel channel =
          FileChannel.open(
              folder.resolve(NAME),
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.CREATE);
      if (!isFree(channel)) {
        String holder = holder(channel);
        channel.close();
        throw new UserError(
            ExitCode.OUTPUT,
            "another run" + holder + " is writing to " + folder + "; expected it to end first");
      }
      boolean abandoned = channel.size() > 0;
      sign(channel);
      return new FolderLock(channel, abandoned);
    } catch (IOException e) {
      warning.accept(
          folder + " cannot be locked (" + e.getMessage() + "): let no second run write there");
      return new FolderLock(null, false);
    }
  }

  private static boolean isFree(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // this very process has it
    }
  }

  private static void sign(FileChannel channel) {
    String number = ProcessHandle.current().pid() + "\n";
    try {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(number.getBytes(StandardCharsets.US_ASCII)), 0);
    } catch (IOException e) {
      // The disk is full, which will be said where it matters.
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer start = ByteBuffer.allocate(LONGEST);
    channel.read(start, 0);
    String number = new String(start.array(), 0, start.position(), StandardCharsets.US_ASCII);
    return number.strip().matches("[0-9]+") ? " (process " + number.strip() + ")" : "";
  }

  @Override
  public void close() {
    try {
      if (channel != null) {
        channel.truncate(0);
        channel.close();
      }
    } catch (IOException e) {
      // The lock ends with the process then.
    }
  }
}
