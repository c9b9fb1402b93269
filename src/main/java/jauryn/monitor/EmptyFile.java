/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.monitor;

import java.nio.file.Path;

/** A file without content: where the reference opens a file for a neuron that does not exist. */
public final class EmptyFile extends FileMonitor {
  /** An empty file at {@code path}. */
  public EmptyFile(Path path) {
    super(path);
  }

  /** {@inheritDoc} Each rank has its own files. */
  @Override
  public boolean onAllRanks() {
    return false;
  }

  @Override
  public void execute(long step) {}
}
