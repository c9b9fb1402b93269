/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.io;

/**
 * Sorts events by time into exactly the order in which the reference build of Auryn has them.
 *
 * <p>That build sorts with the C++ standard library of GCC, whose sort is not stable: simultaneous
 * events come out in an order that is neither that of the file nor that of the ids. The order
 * decides the order of float additions, hence the last bits of weights; so it is part of the
 * behaviour to reproduce. The algorithm is introsort (D. R. Musser, Introspective sorting and
 * selection algorithms, Software: Practice and Experience 27, 1997): quicksort with a median of
 * three down to ranges of 16, heap sort where the recursion gets deeper than 2 log2 n, and one
 * insertion sort over everything at the end. What makes two introsorts differ in ties are the
 * details fixed here: which three elements, where the pivot is kept, which element moves first.
 *
 * <p>An event is a long: the step in its upper 32 bits, anything in its lower 32 bits. Only the
 * upper bits are compared, as an unsigned number.
 */
final class StdSort {
  /** Ranges up to this length are left to the insertion sort. */
  static final int SHORT_RANGE = 16;

  private StdSort() {}

  static void sort(long[] events) {
    int n = events.length;
    if (n > 1) {
      int depth = 2 * (31 - Integer.numberOfLeadingZeros(n));
      quicksort(events, 0, n, depth);
      insertionSort(events, n);
    }
  }

  private static boolean earlier(long a, long b) {
    return a >>> 32 < b >>> 32;
  }

  /** Works on [first, end); the right part by recursion, the left part in the loop. */
  private static void quicksort(long[] a, int first, int end, int depth) {
    int last = end;
    for (int left = depth; last - first > SHORT_RANGE; left--) {
      if (left == 0) {
        heapSort(a, first, last);
        return;
      }
      int middle = first + (last - first) / 2;
      swap(a, first, median(a, first + 1, middle, last - 1));
      int cut = partition(a, first, last);
      quicksort(a, cut, last, left - 1);
      last = cut;
    }
  }

  /** The index of the median of three elements; in ties, the choice of the reference. */
  private static int median(long[] a, int x, int y, int z) {
    if (earlier(a[x], a[y])) {
      if (earlier(a[y], a[z])) {
        return y;
      }
      return earlier(a[x], a[z]) ? z : x;
    }
    if (earlier(a[x], a[z])) {
      return x;
    }
    return earlier(a[y], a[z]) ? z : y;
  }

  /**
   * Splits [first + 1, last) against the pivot at {@code first}, which stays there. The median of
   * three guarantees that both scans meet an element that stops them inside the range.
   */
  private static int partition(long[] a, int first, int last) {
    long pivot = a[first];
    int left = first + 1;
    int right = last;
    while (true) {
      while (earlier(a[left], pivot)) {
        left++;
      }
      right--;
      while (earlier(pivot, a[right])) {
        right--;
      }
      if (left >= right) {
        return left;
      }
      swap(a, left, right);
      left++;
    }
  }

  private static void insertionSort(long[] a, int n) {
    int guarded = Math.min(n, SHORT_RANGE);
    for (int k = 1; k < guarded; k++) {
      if (earlier(a[k], a[0])) {
        long value = a[k];
        System.arraycopy(a, 0, a, 1, k);
        a[0] = value;
      } else {
        insert(a, k);
      }
    }
    // The smallest element is among the first 16 now, so no insertion runs off the left end.
    for (int k = guarded; k < n; k++) {
      insert(a, k);
    }
  }

  /** Moves a[k] to the left past all that is strictly later. */
  private static void insert(long[] a, int k) {
    long value = a[k];
    int at = k;
    while (earlier(value, a[at - 1])) {
      a[at] = a[at - 1];
      at--;
    }
    a[at] = value;
  }

  /** Sorts [first, last) through a heap with the latest event on top. */
  static void heapSort(long[] a, int first, int last) {
    int n = last - first;
    for (int parent = n / 2 - 1; parent >= 0; parent--) {
      sink(a, first, parent, n, a[first + parent]);
    }
    for (int end = n - 1; end > 0; end--) {
      long value = a[first + end];
      a[first + end] = a[first];
      sink(a, first, 0, end, value);
    }
  }

  /**
   * Fills the hole at {@code top} of a heap of {@code n} with {@code value}: the hole first falls
   * to the bottom along the later children, then the value climbs up from there.
   */
  private static void sink(long[] a, int first, int top, int n, long value) {
    int hole = top;
    while (2 * hole + 2 < n) {
      int child = 2 * hole + 2;
      if (earlier(a[first + child], a[first + child - 1])) {
        child--;
      }
      a[first + hole] = a[first + child];
      hole = child;
    }
    if (2 * hole + 2 == n) { // an only child, at the end of the heap
      a[first + hole] = a[first + n - 1];
      hole = n - 1;
    }
    while (hole > top && earlier(a[first + (hole - 1) / 2], value)) {
      a[first + hole] = a[first + (hole - 1) / 2];
      hole = (hole - 1) / 2;
    }
    a[first + hole] = value;
  }

  private static void swap(long[] a, int x, int y) {
    long value = a[x];
    a[x] = a[y];
    a[y] = value;
  }
}
