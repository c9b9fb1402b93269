/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import jauryn.io.OutputFile;
import jauryn.kernel.Device;
import jauryn.kernel.FilePosition;
import jauryn.kernel.StateReader;
import jauryn.kernel.StateWriter;
import java.nio.file.Path;

/**
 * A monitor that writes one file, under a provisional name until it is complete. Where all ranks
 * contribute to a file, the others write nowhere.
 */
abstract class FileMonitor implements Device {
  private final String name;
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
    name = String.valueOf(path.getFileName());
    out = writes ? OutputFile.create(path) : OutputFile.nowhere();
  }

  /** The name of the file. */
  @Override
  public String name() {
    return name;
  }

  /** {@inheritDoc} What has been recorded is on the disk before the state is. */
  @Override
  public void save(StateWriter out) {
    FilePosition.save(this.out, out);
  }

  @Override
  public void load(StateReader in) {
    FilePosition.load(out, in);
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
