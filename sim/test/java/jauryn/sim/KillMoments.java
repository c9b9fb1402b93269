/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Random moments to kill a run at. What the run does is seen in the folder of its results: it
 * begins with its log file, cuts its files back where it goes on, and writes checkpoints.
 */
public final class KillMoments {

  /** What the run is killed in the middle of. */
  public enum Moment {
    STARTING,
    CUTTING_BACK,
    WRITING_A_CHECKPOINT,
    ANYTHING
  }

  private static final int LONGEST_START_MS = 1000;
  private static final int LONGEST_MS = 600;
  private static final int LONGER = 10_000;
  private static final long LOOK_NANOS = 100_000;

  private final Path folder;
  private final Random random;
  private final Map<Path, Long> before = new HashMap<>();
  private FileTime begun;
  private Moment next;
  private final Map<Moment, Integer> met = new EnumMap<>(Moment.class);

  /** Moments of runs that leave their results, and their log file, in a folder. */
  public KillMoments(Path folder, Random random) {
    this.folder = folder;
    this.random = random;
    for (Moment moment : Moment.values()) {
      met.put(moment, 0);
    }
  }

  /** How often the run was found in the middle of what. */
  public Map<Moment, Integer> met() {
    return met;
  }

  /** Chooses the next moment; to be called before the run is started. */
  public void choose() throws IOException {
    next = Moment.values()[random.nextInt(Moment.values().length)];
    if (next == Moment.CUTTING_BACK) {
      lengthen();
    }
    before.clear();
    before.putAll(sizes("*.part"));
    begun = logTime();
  }

  /** Makes files longer, as if the run had written on after its last checkpoint. */
  private void lengthen() throws IOException {
    for (Map.Entry<Path, Long> file : sizes("*.part").entrySet()) {
      if (file.getValue() > 0 && !file.getKey().getFileName().toString().startsWith("checkpoint")) {
        Files.write(file.getKey(), new byte[LONGER], StandardOpenOption.APPEND);
      }
    }
  }

  /**
   * Waits for the moment, or for the end of the run.
   *
   * @return the moment; {@code STARTING} is before all ranks have met
   */
  public Moment await(BooleanSupplier running) throws IOException {
    if (next == Moment.STARTING) {
      await(random.nextInt(LONGEST_START_MS), running, () -> false);
      met.merge(next, 1, Integer::sum);
      return next;
    }
    await(Integer.MAX_VALUE, running, () -> !logTime().equals(begun));
    boolean found =
        switch (next) {
          case CUTTING_BACK -> await(LONGEST_MS, running, this::isCutting);
          case WRITING_A_CHECKPOINT ->
              await(LONGEST_MS, running, () -> !sizes("checkpoint-*.part").isEmpty());
          default -> await(random.nextInt(LONGEST_MS), running, () -> false);
        };
    Moment reached = found ? next : Moment.ANYTHING;
    met.merge(reached, 1, Integer::sum);
    return reached;
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private static boolean await(int millis, BooleanSupplier running, Condition condition)
      throws IOException {
    long start = System.nanoTime();
    while (running.getAsBoolean()
        && System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(millis)) {
      if (condition.holds()) {
        return true;
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return false;
  }

  private FileTime logTime() throws IOException {
    try (DirectoryStream<Path> logs = Files.newDirectoryStream(folder, "*.0.log")) {
      for (Path log : logs) {
        return Files.getLastModifiedTime(log);
      }
    }
    return FileTime.fromMillis(0);
  }

  private boolean isCutting() throws IOException {
    Map<Path, Long> now = sizes("*.part");
    return before.entrySet().stream()
        .anyMatch(file -> now.getOrDefault(file.getKey(), Long.MAX_VALUE) < file.getValue());
  }

  private Map<Path, Long> sizes(String pattern) throws IOException {
    Map<Path, Long> sizes = new HashMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
      for (Path file : files) {
        sizes.put(file, Files.size(file));
      }
    } catch (NoSuchFileException e) {
      return Map.of(); // one got its name just now
    }
    return sizes;
  }
}
