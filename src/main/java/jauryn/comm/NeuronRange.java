/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.comm;

/**
 * The neurons of one group that this process owns: global ids {@code begin} (inclusive) to {@code
 * end} (exclusive) of {@code size}. Ranges are contiguous and ascend with the rank, so that lists
 * of spikes joined in rank order are sorted as on one rank.
 *
 * @param size neurons of the whole group
 * @param begin first global id owned here
 * @param end one past the last global id owned here
 */
public record NeuronRange(int size, int begin, int end) {

  /** Checks that the range lies inside the group. */
  public NeuronRange {
    if (size < 0 || begin < 0 || end < begin || end > size) {
      throw new IllegalArgumentException(
          "neuron range " + begin + ".." + end + " does not lie in a group of " + size);
    }
  }

  /** All neurons of a group of {@code size}. */
  public static NeuronRange whole(int size) {
    return new NeuronRange(size, 0, size);
  }

  /** The share of {@code rank} of {@code ranks} in a group of {@code size} neurons. */
  public static NeuronRange of(int size, int rank, int ranks) {
    return new NeuronRange(
        size, (int) ((long) size * rank / ranks), (int) ((long) size * (rank + 1) / ranks));
  }

  /** Number of neurons owned here. */
  public int length() {
    return end - begin;
  }

  /** Whether the neuron with this global id is owned here. */
  public boolean contains(int neuron) {
    return neuron >= begin && neuron < end;
  }
}
