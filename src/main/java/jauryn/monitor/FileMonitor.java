/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import jauryn.io.OutputFile;
import jauryn.kernel.Device;
import java.nio.file.Path;

/**
 * A monitor that writes one file, under a provisional name until it is complete. Where all ranks
 * contribute to a file, the others write nowhere.
 */
abstract class FileMonitor implements Device {
  private final OutputFile out;

  FileMonitor(Path path) {
    this(path, true);
  }

  /**
   * A monitor with a file, or without one.
   *
   * @param writes whether this rank writes the file
   */
  FileMonitor(Path path, boolean writes) {
    out = writes ? OutputFile.create(path) : OutputFile.nowhere();
  }

  final OutputFile out() {
    return out;
  }

  @Override
  public void flush() {
    out.flush();
  }

  @Override
  public void complete() {
    out.complete();
  }

  @Override
  public void close() {
    out.close();
  }
}
