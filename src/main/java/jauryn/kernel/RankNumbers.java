/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.kernel;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import jauryn.comm.AllRanks;
import java.util.function.ObjLongConsumer;

/**
 * Whole numbers with names that some rank has and others have not, until all are told.
 *
 * <p>What is exchanged is a list of ints: for each number the length of its name, the characters,
 * and the two halves of its bits.
 */
final class RankNumbers {
  private final IntArrayList code = new IntArrayList();

  void add(String name, long value) {
    code.add(name.length());
    name.chars().forEach(code::add);
    code.add((int) (value >>> Integer.SIZE));
    code.add((int) value);
  }

  /** Tells the numbers of all ranks in their order, and forgets them. */
  void writeAll(AllRanks ranks, ObjLongConsumer<String> consumer) {
    for (int[] ofRank : ranks.gather(code.elements(), code.size())) {
      for (int at = 0; at < ofRank.length; ) {
        int length = ofRank[at++];
        String name = new String(ofRank, at, length);
        at += length;
        long high = ofRank[at++];
        consumer.accept(name, high << Integer.SIZE | ofRank[at++] & 0xffff_ffffL);
      }
    }
    code.clear();
  }
}
