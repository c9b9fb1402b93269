/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * The expected orders are those of std::sort, and of std::partial_sort over a whole range, which is
 * its heap sort, of g++ 12.2 on the same events, condensed to one number each.
 */
class StdSortTest {
  /** n, number of different steps, order after std::sort, order after the heap sort. */
  private static final long[][] GOLDEN = {
    {2, 2L, 1L, 1L},
    {2, 7L, 8589981837640259L, 8589981837640259L},
    {2, 1000L, 2151788635455701571L, 2151788635455701571L},
    {2, 4000000000L, -221709115216412093L, -221709115216412093L},
    {3, 2L, 4296967303L, 2004306967315L},
    {3, 7L, 1012892901903L, 2012897901909L},
    {3, 1000L, 912981468695659655L, 912981468695659655L},
    {3, 4000000000L, -4699277548545033453L, -4699277548545033453L},
    {15, 2L, 8803771769276236379L, 8806394501196444673L},
    {15, 7L, -7779883677210829679L, -5112545673201079315L},
    {15, 1000L, 145899181681126759L, 145899181681126759L},
    {15, 4000000000L, -4775676932383954769L, -4775676932383954769L},
    {16, 2L, 6288989872379524760L, -8375531044522208870L},
    {16, 7L, 9058952414721888000L, -1669844005189916200L},
    {16, 1000L, -2765255992960047942L, -2765255992960047942L},
    {16, 4000000000L, 1581627203731385852L, 1581627203731385852L},
    {17, 2L, 6961318427668071408L, 6811675231891950938L},
    {17, 7L, -2705365565573328304L, 3122919360667518984L},
    {17, 1000L, 4591637444064672112L, 4591637444064672112L},
    {17, 4000000000L, -2402096481067337890L, -2402096481067337890L},
    {18, 2L, 4328057565429918397L, -6884446317799342961L},
    {18, 7L, 1782604869804822471L, 845310082392224571L},
    {18, 1000L, -1506942064059553303L, -1506942064059553303L},
    {18, 4000000000L, 6019225602049664169L, 6019225602049664169L},
    {33, 2L, 150846724526127698L, 5397871314061133400L},
    {33, 7L, 4148459427209434564L, 7620306325063213222L},
    {33, 1000L, 3009000283493905424L, 3009000283493905424L},
    {33, 4000000000L, -7577002455920379200L, -7577002455920379200L},
    {100, 2L, -7812197981196192250L, 608568685926730070L},
    {100, 7L, -1849943165070651728L, -5385936106165867862L},
    {100, 1000L, -2048627798118707636L, -5994181856989645714L},
    {100, 4000000000L, 427148479991822616L, 427148479991822616L},
    {1000, 2L, 4737516374424627890L, 7227085739326384094L},
    {1000, 7L, -8275838383735989656L, -5858443195493614784L},
    {1000, 1000L, 6524903491580169052L, 243199273348782316L},
    {1000, 4000000000L, -1865940826981222598L, -1865940826981222598L},
    {20000, 2L, -1134587491939865468L, -3902916040579304518L},
    {20000, 7L, 7578358279372179804L, -3407481384694563250L},
    {20000, 1000L, -3537640761622542096L, 1397217340796082726L},
    {20000, 4000000000L, -4301976122696706970L, -4301976122696706970L},
  };

  @Test
  void ordersSimultaneousEventsAsGccDoes() {
    for (long[] row : GOLDEN) {
      long[] events = events((int) row[0], row[1]);
      StdSort.sort(events);
      assertEquals(row[2], digest(events), () -> "n = " + row[0] + ", steps = " + row[1]);
    }
  }

  @Test
  void heapSortOrdersSimultaneousEventsAsGccDoes() {
    for (long[] row : GOLDEN) {
      long[] events = events((int) row[0], row[1]);
      StdSort.heapSort(events, 0, events.length);
      assertEquals(row[3], digest(events), () -> "n = " + row[0] + ", steps = " + row[1]);
    }
  }

  /** An input that drives quicksort past its depth limit, so that heap sort takes over. */
  @Test
  void fallsBackToHeapSortWhereGccDoes() {
    long[] events = new long[KILLER.length];
    for (int k = 0; k < events.length; k++) {
      events[k] = (long) KILLER[k] << 32 | k;
    }
    StdSort.sort(events);
    assertEquals(-5311993505522975322L, digest(events));
  }

  @Property
  void sortsAnything(@ForAll long[] events) {
    long[] byStep = events.clone();
    StdSort.sort(byStep);
    for (int k = 1; k < byStep.length; k++) {
      assertEquals(
          true, Long.compareUnsigned(byStep[k - 1] >>> 32, byStep[k] >>> 32) <= 0, "steps");
    }
    long[] before = events.clone();
    Arrays.sort(before);
    Arrays.sort(byStep);
    assertArrayEquals(before, byStep);
  }

  /** Steps of a linear congruential generator (Knuth's MMIX), payload = position. */
  private static long[] events(int n, long steps) {
    long state = n + steps & 0xFFFF_FFFFL;
    long[] events = new long[n];
    for (int k = 0; k < n; k++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      events[k] = (state >>> 33) % steps << 32 | k;
    }
    return events;
  }

  static long digest(long[] events) {
    long digest = 0;
    for (long event : events) {
      digest = digest * 1000003 + event;
    }
    return digest;
  }

  /**
   * Made by the adversary of M. D. McIlroy (A killer adversary for quicksort, Software: Practice
   * and Experience 29, 1999) playing against the same sort, with ties among its larger steps;
   * without the heap sort the order would be another one.
   */
  private static final int[] KILLER = {
    37, 1, 40, 3, 44, 5, 39, 7, 42, 9, 38, 11, 46, 13, 37, 15, 41, 17, 36, 19, 43, 21, 24, 23, 45,
    44, 43, 42, 41, 40, 39, 38, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 36, 34, 35, 33, 34, 32,
    33, 31, 32, 30, 31, 29, 30, 28, 29, 27, 28, 25, 26, 35
  };
}
