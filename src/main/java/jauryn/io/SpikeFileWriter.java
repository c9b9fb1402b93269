/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.io;

import java.io.Closeable;
import java.nio.file.Path;

/** Writes a binary spike file, the format of {@link SpikeFile}, in this version's rate and tag. */
public final class SpikeFileWriter implements Closeable {
  /** Latest step the 32 bits of a record hold: 429496.7295 s. */
  public static final long MAX_STEP = 0xFFFF_FFFFL;

  private final OutputFile out;

  /** Writes the header to {@code out} and records after it. */
  public SpikeFileWriter(OutputFile out) {
    this.out = out;
    out.writeInt(SpikeFile.STEPS_PER_SECOND);
    out.writeInt(SpikeFile.TAG);
  }

  /** Opens {@code path} as {@link OutputFile#create} does. */
  public static SpikeFileWriter create(Path path) {
    return new SpikeFileWriter(OutputFile.create(path));
  }

  /** One spike of {@code neuron} at {@code step}; callers write in order of time. */
  public void write(long step, int neuron) {
    if (step < 0 || step > MAX_STEP) {
      throw new IllegalArgumentException("step " + step + " does not fit in 32 bits");
    }
    out.writeInt((int) step);
    out.writeInt(neuron);
  }

  /** See {@link OutputFile#flush}. */
  public void flush() {
    out.flush();
  }

  /** See {@link OutputFile#complete}. */
  public void complete() {
    out.complete();
  }

  /** See {@link OutputFile#close}. */
  @Override
  public void close() {
    out.close();
  }
}
