/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import jauryn.comm.AllRanks;
import jauryn.io.StateFile;
import jauryn.kernel.Stateful;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A very long run of a very small network, with checkpoints, needs no more the longer it lasts. */
final class SoakTest {
  private static final int BLOCK_SECONDS = 1000;
  private static final long BLOCK_STEPS = 10_000L * BLOCK_SECONDS;

  /** With the burn-in 100 000 s, unless a property shortens the run. */
  private static final int BLOCKS = Integer.getInteger("jauryn.soak.blocks", 99);

  /** Until then the virtual machine is still finding its size. */
  private static final int SETTLED = 10;

  /** What the results of the blocks take, and some; one byte in 4000 steps would be more. */
  private static final long GROWTH_BYTES = 1 << 18;

  @TempDir Path folder;

  private final List<Long> heap = new ArrayList<>();
  private final List<Long> files = new ArrayList<>();

  /** Writes a checkpoint after every block, and looks at memory and files. */
  private final class Watching implements Checkpointing {
    @Override
    public Optional<StateFile> saved() {
      return Optional.empty();
    }

    @Override
    public void pause(Stateful experiment, long step, AllRanks ranks) {
      if (step % BLOCK_STEPS == 0) {
        new Checkpoints(folder).write(step, ranks, experiment::save).run();
        System.gc();
        heap.add(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        files.add(openFiles());
      }
    }

    @Override
    public void settle() {}
  }

  @Test
  @Tag("soak")
  void aHundredThousandSecondsNeedNoMoreMemoryOrFiles() throws Exception {
    Assumptions.assumeTrue(openFiles() > 0, "needs a system that counts open files");
    SuperSpikeParameters parameters =
        FuzzSeeds.parameters(folder)
            .grid(1f)
            .simtime(BLOCK_SECONDS)
            .blocks(BLOCKS)
            .fast(true)
            .build();
    RunSummary summary;
    try (SuperSpikeExperiment run = new SuperSpikeExperiment(parameters, Feedback.RANDOM)) {
      summary = run.run(new Silent(), new Watching());
    }
    assertTrue(summary.modelSeconds() >= BLOCK_SECONDS * (BLOCKS + 1.0));
    assertEquals(BLOCKS + 1, heap.size());
    long atFirst = heap.get(SETTLED);
    long atLast = heap.get(heap.size() - 1);
    System.out.printf(
        "heap after %d s: %d bytes, after %d s: %d bytes; open files: %d and %d%n",
        BLOCK_SECONDS * (SETTLED + 1),
        atFirst,
        BLOCK_SECONDS * heap.size(),
        atLast,
        files.get(SETTLED),
        files.get(files.size() - 1));
    assertTrue(atLast < atFirst + GROWTH_BYTES, "heap: " + heap);
    assertEquals(files.get(SETTLED), files.get(files.size() - 1), "files: " + files);
  }

  private static long openFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getOpenFileDescriptorCount()
        : 0;
  }
}
