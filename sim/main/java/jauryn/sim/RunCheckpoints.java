/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.comm.AllRanks;
import jauryn.io.JsonText;
import jauryn.io.StateFile;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.StateWriter;
import jauryn.kernel.Stateful;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Writes checkpoints of a run: when the interval is over, when a signal asks for one, and when a
 * signal ends the run.
 *
 * <p>Beside the state of the experiment a checkpoint has a section {@code run}, which tells what
 * the run is made of and who has done which part of it, and how long the log file was.
 *
 * <p>The run pauses while its state is handed to the operating system. To wait for the disk takes
 * longer, and is done on a thread of its own while the run goes on; the next checkpoint, and the
 * end of the run, wait for that.
 */
final class RunCheckpoints implements Checkpointing, RunListener {
  private static final double NANOS = 1e-9;

  /** What a rank decides; the sum of what all do is at least as much. */
  static final int NOTHING = 0;

  static final int SAVE = 1;
  static final int STOP = 2;

  private final Checkpoints files;
  private final Optional<CheckpointInterval> interval;
  private final StopSignal signals;
  private final Consumer<String> notes;
  private final LongSupplier logLength;
  private final Map<String, Object> run;
  private final SegmentList segments;
  private final Optional<SavedRun> saved;
  private final LongSupplier nanoClock;
  private long lastNanos;
  private int blocks;
  private CompletableFuture<String> onDisk;

  /**
   * Checkpoints of a run.
   *
   * @param notes is told of each that is on the disk
   * @param logLength length of the log file now; 0 without one
   * @param run keys and values that identify the run
   * @param saved where it goes on from
   * @param nanoClock tells the time in nanoseconds, as {@link System#nanoTime} does
   */
  RunCheckpoints(
      Checkpoints files,
      Optional<CheckpointInterval> interval,
      StopSignal signals,
      Consumer<String> notes,
      LongSupplier logLength,
      Map<String, Object> run,
      SegmentList segments,
      Optional<SavedRun> saved,
      LongSupplier nanoClock) {
    this.files = files;
    this.interval = interval;
    this.signals = signals;
    this.notes = notes;
    this.logLength = logLength;
    this.run = run;
    this.segments = segments;
    this.saved = saved;
    this.nanoClock = nanoClock;
    lastNanos = nanoClock.getAsLong();
  }

  private static void startThread(Runnable task) {
    Thread thread = new Thread(task, "checkpoint");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public Optional<StateFile> saved() {
    return saved.map(SavedRun::file);
  }

  @Override
  public void block(BlockResult result) {
    blocks++;
  }

  @Override
  public void pause(Stateful experiment, long step, AllRanks ranks) {
    // Rank 0 decides, and is the only one that looks at the fields of this object.
    long decision = ranks.sum(ranks.isFirst() ? decide() : NOTHING);
    if (decision == NOTHING) {
      return;
    }
    if (ranks.isFirst()) {
      settle();
      write(experiment, step, ranks);
      if (decision >= STOP) {
        settle();
      }
    } else {
      experiment.save(new StateWriter(null, step, ranks));
    }
    stopIfSo(decision, step, ranks);
  }

  /** Ends the run if one rank or more have decided so; no rank goes before the state is written. */
  static void stopIfSo(long decision, long step, AllRanks ranks) {
    if (decision >= STOP) {
      ranks.sum(0);
      throw new StopSignal.Stopped(SimulationTime.seconds(step));
    }
  }

  private int decide() {
    if (onDisk != null && onDisk.isDone()) {
      settle();
    }
    if (signals.stopping()) {
      return STOP;
    }
    return signals.checkpointWanted() || due() ? SAVE : NOTHING;
  }

  private boolean due() {
    return interval
        .map(
            every ->
                (nanoClock.getAsLong() - lastNanos) * NANOS >= every.seconds()
                    || every.blocks() > 0 && blocks >= every.blocks())
        .orElse(false);
  }

  private void write(Stateful experiment, long step, AllRanks ranks) {
    long start = nanoClock.getAsLong();
    Runnable completing =
        files.write(
            step,
            ranks,
            out -> {
              writeRun(out.in(SavedRun.SECTION), step);
              experiment.save(out);
            });
    lastNanos = nanoClock.getAsLong();
    blocks = 0;
    String pause = "Checkpoint before step " + step + ": " + millis(lastNanos - start);
    onDisk =
        CompletableFuture.supplyAsync(
            () -> {
              completing.run();
              return pause + ", on the disk after " + millis(nanoClock.getAsLong() - start);
            },
            RunCheckpoints::startThread);
  }

  private static String millis(long nanos) {
    return nanos / 1_000_000 + " ms";
  }

  /** Waits until the last checkpoint is on the disk; a UserError if it cannot be written. */
  @Override
  public void settle() {
    if (onDisk == null) {
      return;
    }
    CompletableFuture<String> writing = onDisk;
    onDisk = null;
    try {
      notes.accept(writing.join());
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void writeRun(StateWriter out, long step) {
    Map<String, Object> content = new LinkedHashMap<>(run);
    content.put("segments", segments.content(SimulationTime.seconds(step)));
    out.text(SavedRun.DESCRIPTION, JsonText.line(content));
    out.integer(SavedRun.LOG_LENGTH, logLength.getAsLong());
  }

  /**
   * What a checkpoint says about its run: keys as in {@code run.json}, and how many ranks write
   * files of their own.
   */
  static Map<String, Object> describe(
      Feedback feedback, SuperSpikeParameters parameters, List<InputFile> inputs, int fileSets) {
    return describe(feedback.program(), SuperSpikeOptions.values(parameters), inputs, fileSets);
  }

  /** The same of any program, with effective values by option. */
  static Map<String, Object> describe(
      String program, Map<String, Object> parameters, List<InputFile> inputs, int fileSets) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("program", program);
    content.put("parameters", parameters);
    content.put("inputs", inputs.stream().map(InputFile::content).toList());
    content.put(SavedRun.FILE_SETS, fileSets);
    return content;
  }
}
