/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.SpikeFile;
import java.util.List;

/**
 * The spikes of several files in order of time, between two steps.
 *
 * <p>Time and again the file whose next spike is earliest (the first such file, in ties) gives all
 * its next spikes up to that time. Inside a file the order stays as it is. As in Auryn's tool, the
 * start is found by bisection and is the last spike before the wanted step, so that one spike more
 * than asked for appears where there is one; a file ends at its first spike at or after the limit.
 */
final class SpikeMerge {
  /** Receives the spikes. */
  @FunctionalInterface
  interface Consumer {
    void spike(long step, long neuron);
  }

  private final SpikeFile[] files;
  private final long[] next;
  private final long limit;

  /** The spikes of {@code files} from step {@code from} on and before step {@code limit}. */
  SpikeMerge(List<SpikeFile> files, long from, long limit) {
    this.files = files.toArray(SpikeFile[]::new);
    this.next = files.stream().mapToLong(file -> start(file, from)).toArray();
    this.limit = limit;
  }

  /** The record of {@code file} where reading from step {@code from} on starts. */
  static long start(SpikeFile file, long from) {
    long low = 0;
    long high = file.recordCount();
    while (high - low > 1) {
      long middle = (low + high) >>> 1;
      if (file.step(middle) < from) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Hands over all spikes. */
  void forEach(Consumer consumer) {
    for (int f = earliest(); f >= 0; f = earliest()) {
      SpikeFile file = files[f];
      long time = file.step(next[f]);
      // A single file has nothing to be compared with: one round is enough.
      long last = files.length == 1 ? limit - 1 : time;
      long end = file.recordCount();
      long k = next[f];
      for (; k < end; k++) {
        long step = file.step(k);
        if (step > last) {
          break;
        }
        consumer.spike(step, file.neuron(k));
      }
      next[f] = k;
    }
  }

  /** The first file with the earliest next spike; -1 if all are at their end. */
  private int earliest() {
    int first = -1;
    long time = limit;
    for (int f = 0; f < files.length; f++) {
      if (next[f] < files[f].recordCount() && files[f].step(next[f]) < time) {
        time = files[f].step(next[f]);
        first = f;
      }
    }
    return first;
  }
}
