/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.comm.AllRanks;
import jauryn.io.ExitCode;
import jauryn.io.FileErrors;
import jauryn.io.StateFile;
import jauryn.io.StateFileWriter;
import jauryn.io.UserError;
import jauryn.kernel.StateWriter;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The checkpoints in a folder of results: files {@code checkpoint-STEP.state}. They are there from
 * the first time the state is written until the run is complete; then they are deleted.
 *
 * <p>A file has its name only once it is whole and on the disk, and the last but one is kept: at
 * any moment there is one to go on from.
 */
final class Checkpoints {
  private static final String PATTERN = "checkpoint-*.state";
  private static final int KEPT = 2;

  private final Path folder;

  Checkpoints(Path folder) {
    this.folder = folder;
  }

  /** The checkpoint files, newest first. */
  List<Path> files() {
    return list(PATTERN);
  }

  private List<Path> list(String pattern) {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, pattern)) {
      found.forEach(files::add);
    } catch (IOException e) {
      throw FileErrors.cannotRead(folder, e);
    }
    files.sort(Comparator.comparing((Path file) -> file.getFileName().toString()).reversed());
    return files;
  }

  /**
   * The newest checkpoint that can be read, if there are any.
   *
   * @param warning is told of those that cannot; if none can, that is a UserError
   */
  Optional<StateFile> newest(Consumer<String> warning) {
    List<String> failures = new ArrayList<>();
    for (Path file : files()) {
      try {
        StateFile state = StateFile.read(file);
        failures.forEach(failure -> warning.accept(failure + "; going on from " + file));
        return Optional.of(state);
      } catch (UserError e) {
        failures.add(e.getMessage());
      }
    }
    if (!failures.isEmpty()) {
      throw new UserError(ExitCode.INPUT, failures.get(0) + "; --fresh starts over");
    }
    return Optional.empty();
  }

  private Path file(long step) {
    return folder.resolve(String.format("checkpoint-%015d.state", step));
  }

  /** Reads the checkpoint of the state before {@code step}. */
  StateFile read(long step) {
    return StateFile.read(file(step));
  }

  /**
   * Writes a checkpoint of the state before {@code step}. To be called by rank 0; the others write
   * the same state nowhere.
   *
   * @return what waits for the disk, gives the file its name and deletes all but the last two; may
   *     run on another thread
   */
  Runnable write(long step, AllRanks ranks, Consumer<StateWriter> state) {
    Path path = file(step);
    StateFileWriter file = StateFileWriter.create(path);
    Runnable completing =
        orClosed(
            file,
            path,
            () -> {
              state.accept(new StateWriter(file, step, ranks));
              return file.completing();
            });
    return () -> {
      orClosed(
          file,
          path,
          () -> {
            completing.run();
            return path;
          });
      List<Path> files = files();
      files.subList(Math.min(KEPT, files.size()), files.size()).forEach(Checkpoints::delete);
    };
  }

  private static <T> T orClosed(StateFileWriter file, Path path, Supplier<T> task) {
    try {
      return task.get();
    } catch (RuntimeException e) {
      try (file) {
        throw e;
      } finally {
        if (e instanceof UserError) {
          delete(path.resolveSibling(path.getFileName() + ".part")); // makes room on a full disk
        }
      }
    }
  }

  /** Deletes all checkpoints. */
  void clear() {
    files().forEach(Checkpoints::delete);
    list(PATTERN + ".part").forEach(Checkpoints::delete);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw FileErrors.cannotWrite(file, e);
    }
  }
}
