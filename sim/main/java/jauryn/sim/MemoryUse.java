/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Memory of this process since its start.
 *
 * @param peakHeapBytes largest use of the Java heap; the parts of the heap may have had theirs at
 *     different times
 * @param peakResidentBytes largest resident memory, null where the system does not tell
 * @param collections garbage collections; none while nothing is allocated
 */
record MemoryUse(long peakHeapBytes, Long peakResidentBytes, long collections) {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String PEAK_RESIDENT = "VmHWM:";
  private static final long KIB = 1024;

  /** As of now. */
  static MemoryUse now() {
    long heap = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP) {
        heap += pool.getPeakUsage().getUsed();
      }
    }
    long collections = 0;
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      collections += Math.max(0, collector.getCollectionCount());
    }
    return new MemoryUse(heap, peakResident(), collections);
  }

  /** Linux keeps the peak in a line such as {@code VmHWM: 123456 kB}. */
  private static Long peakResident() {
    try {
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith(PEAK_RESIDENT)) {
          return KIB * Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
    } catch (IOException e) {
      // Another operating system.
    }
    return null;
  }

  Map<String, Object> content() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("peakHeapBytes", peakHeapBytes);
    content.put("peakResidentBytes", peakResidentBytes);
    content.put("collections", collections);
    return content;
  }
}
