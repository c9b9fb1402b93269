/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

/**
 * A monitor or other observer, executed in every step after spikes were delivered. One without a
 * file has nothing to flush, complete or close.
 */
public interface Device extends Stateful, AutoCloseable {
  /** A name for messages and states; monitors have that of their file. */
  String name();

  /**
   * Whether all ranks have a part of this device, under the same name. One that is on some ranks
   * only has nothing but whole numbers as its state.
   */
  default boolean onAllRanks() {
    return true;
  }

  /**
   * Looks at the state of {@code step}: membranes after integration, reset and delivery; traces of
   * the step before.
   */
  void execute(long step);

  /** Hands everything recorded so far to the operating system. */
  default void flush() {}

  /** Ends the recording in good order: its file gets its final name. */
  default void complete() {}

  /**
   * Lets go of the files; without {@link #complete()} before, they keep their provisional names.
   */
  @Override
  default void close() {}
}
