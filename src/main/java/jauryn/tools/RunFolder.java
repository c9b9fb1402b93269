/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.jr.ob.JSON;
import jauryn.io.ExitCode;
import jauryn.io.FileErrors;
import jauryn.io.SpikeFile;
import jauryn.io.UserError;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The results of a run: spike files, named as Auryn names them, and the parameters in {@code
 * run.json}. A run that has not finished has no {@code run.json} yet and files that end in {@code
 * .part}; its parameters come from its log. Folders of the original, which have neither, are read
 * too.
 */
final class RunFolder {
  private final Path folder;
  private final Map<String, ?> manifest;
  private final Map<?, ?> parameters;
  private final boolean running;

  private RunFolder(Path folder, Map<String, ?> manifest, Map<?, ?> parameters, boolean running) {
    this.running = running;
    this.folder = folder;
    this.manifest = manifest;
    this.parameters = parameters;
  }

  static RunFolder open(Path folder) {
    if (!Files.isDirectory(folder)) {
      String what = Files.exists(folder) ? "is not a folder" : "no such folder";
      throw new UserError(ExitCode.INPUT, "cannot read " + folder + ": " + what);
    }
    Path manifest = folder.resolve("run.json");
    if (Files.notExists(manifest)) {
      return new RunFolder(folder, Map.of(), ProgramLog.in(folder).parameters(), false);
    }
    try {
      Map<String, Object> run = JSON.std.mapFrom(Files.readString(manifest));
      if (run != null && run.get("parameters") instanceof Map<?, ?> parameters) {
        return new RunFolder(folder, run, parameters, false);
      }
    } catch (JacksonException | CharacterCodingException e) {
      throw new UserError(ExitCode.INPUT, manifest + ": not valid JSON", e);
    } catch (IOException e) {
      throw FileErrors.cannotRead(manifest, e);
    }
    throw new UserError(ExitCode.INPUT, manifest + ": expected an object with key 'parameters'");
  }

  /**
   * The folder of a run that goes on, described by what its {@code run.json} will say as far as it
   * is known. Files without {@code .part} are those of an earlier run and left out.
   */
  static RunFolder running(Path folder, Map<String, ?> soFar) {
    Object parameters = soFar.get("parameters");
    return new RunFolder(folder, soFar, parameters instanceof Map<?, ?> map ? map : Map.of(), true);
  }

  /** Whether the run goes on. */
  boolean running() {
    return running;
  }

  /** Spike files {@code STEM.RANK.spk} of all ranks, those being written included. */
  List<SpikeFile> spikes(String stem) {
    return SpikeWindow.open(files(Pattern.quote(stem) + "\\.\\d+\\.spk"));
  }

  /** Files whose name matches a regular expression, those being written included. */
  List<Path> files(String regex) {
    Pattern pattern = Pattern.compile("(?:" + regex + ")(\\.part)?");
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> pattern.matcher(String.valueOf(file.getFileName())).matches())
          .filter(file -> running ? isPart(file) : !finishedToo(file))
          .filter(file -> !justBegun(file))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw FileErrors.cannotRead(folder, e);
    }
  }

  /** Whether this is what a run leaves behind that was stopped and then done again. */
  private static boolean finishedToo(Path file) {
    String name = file.toString();
    return isPart(file)
        && Files.exists(Path.of(name.substring(0, name.length() - ".part".length())));
  }

  /** Whether a run has made this file and written nothing yet. */
  private static boolean justBegun(Path file) {
    return isPart(file) && file.toFile().length() == 0;
  }

  private static boolean isPart(Path file) {
    return file.toString().endsWith(".part");
  }

  /** The folder. */
  Path path() {
    return folder;
  }

  /** All of {@code run.json}; empty if there is none. */
  Map<String, ?> manifest() {
    return manifest;
  }

  /** The parameters of the run by option name; empty if they are not known. */
  Map<?, ?> parameters() {
    return parameters;
  }

  /** Blocks before which the learning rate was lowered, as far as the run tells. */
  List<Integer> learningRateDrops() {
    if (!(manifest.get("learningRateDrops") instanceof List<?> drops)) {
      return ProgramLog.in(folder).learningRateDrops();
    }
    List<Integer> blocks = new ArrayList<>();
    for (Object drop : drops) {
      if (drop instanceof Map<?, ?> map && map.get("block") instanceof Number block) {
        blocks.add(block.intValue());
      }
    }
    return blocks;
  }

  /** A numeric parameter, for example {@code nout}. */
  Optional<Double> number(String parameter) {
    return parameters.get(parameter) instanceof Number number
        ? Optional.of(number.doubleValue())
        : Optional.empty();
  }

  /** A file that is a parameter, if it is still where the run found it. */
  Optional<Path> file(String parameter) {
    return parameters.get(parameter) instanceof String text ? existing(text) : Optional.empty();
  }

  private static Optional<Path> existing(String name) {
    try {
      return Optional.of(Path.of(name))
          .filter(file -> Files.isRegularFile(file) || Files.isDirectory(file))
          .filter(Files::isReadable);
    } catch (InvalidPathException e) {
      return Optional.empty(); // a character that no file name has
    }
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
