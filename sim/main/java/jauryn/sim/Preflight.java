/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Looks at the files and folders a run names before anything is computed or written. */
final class Preflight {
  private Preflight() {}

  /** Checks the folders to write to, then the files to read; returns the latter. */
  static List<InputFile> check(SuperSpikeParameters p) {
    writable("dir", p.dir());
    writable("log-dir", p.logDir());
    p.saveWeights().filter(Files::exists).ifPresent(f -> writable("save-weights", f));
    List<InputFile> inputs = new ArrayList<>();
    inputs.add(InputFile.of("input", p.input()));
    inputs.add(InputFile.of("target", p.target()));
    p.loadWeights().ifPresent(folder -> inputs.addAll(weights(folder)));
    return inputs;
  }

  private static void writable(String option, Path folder) {
    Path shown = folder.toString().isEmpty() ? Path.of(".") : folder;
    if (Files.notExists(shown)) {
      throw bad(ExitCode.OUTPUT, option, shown, "no such folder, make it first");
    }
    if (!Files.isDirectory(shown)) {
      throw bad(ExitCode.OUTPUT, option, shown, "expected a folder");
    }
    if (!Files.isWritable(shown)) {
      throw bad(ExitCode.OUTPUT, option, shown, "cannot write into this folder");
    }
  }

  private static List<InputFile> weights(Path folder) {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.wmat")) {
      found.forEach(files::add);
    } catch (IOException e) {
      throw bad(ExitCode.INPUT, "load-weights", folder, "expected a folder that can be read");
    }
    Collections.sort(files);
    return files.stream().map(f -> InputFile.of("load-weights", f)).toList();
  }

  private static UserError bad(ExitCode code, String option, Path path, String what) {
    return new UserError(code, "--" + option + " " + path + ": " + what);
  }
}
