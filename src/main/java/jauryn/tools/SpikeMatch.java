/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import java.util.ArrayList;
import java.util.List;

/**
 * Which spikes of a target were hit. Target and output spikes of a neuron are paired off, each at
 * most once, as many as possible, when they are no further apart than the tolerance; going through
 * both in order and pairing the first that fit does that.
 *
 * @param missing target spikes of each neuron without a partner
 * @param surplus output spikes of each neuron without a partner
 */
record SpikeMatch(int[] missing, int[] surplus) {
  /** Largest distance of a pair in steps: 10 ms, the decay of the error kernel. */
  static final long TOLERANCE = 100;

  /** Compares the steps {@code [from, to)}. */
  static SpikeMatch of(RasterPanel output, LoopedTarget target, long from, long to) {
    int n = output.neurons();
    List<List<Long>> wanted = lists(n);
    List<List<Long>> given = lists(n);
    target.forEach(from, to, (step, neuron) -> wanted.get((int) neuron).add(step));
    output.forEach(from, to, (step, neuron) -> given.get((int) neuron).add(step));
    int[] missing = new int[n];
    int[] surplus = new int[n];
    for (int neuron = 0; neuron < n; neuron++) {
      int hits = hits(wanted.get(neuron), given.get(neuron));
      missing[neuron] = wanted.get(neuron).size() - hits;
      surplus[neuron] = given.get(neuron).size() - hits;
    }
    return new SpikeMatch(missing, surplus);
  }

  private static List<List<Long>> lists(int n) {
    List<List<Long>> lists = new ArrayList<>(n);
    for (int k = 0; k < n; k++) {
      lists.add(new ArrayList<>(0));
    }
    return lists;
  }

  private static int hits(List<Long> wanted, List<Long> given) {
    int hits = 0;
    int i = 0;
    int j = 0;
    while (i < wanted.size() && j < given.size()) {
      long late = given.get(j) - wanted.get(i);
      if (Math.abs(late) <= TOLERANCE) {
        hits++;
        i++;
        j++;
      } else if (late > 0) {
        i++;
      } else {
        j++;
      }
    }
    return hits;
  }
}
