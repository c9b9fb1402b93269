/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.UserError;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/**
 * Reads arbitrary bytes as a file of some format, in all the ways the programs do. Each way must
 * either read them, to what another, simpler reading gives, or end with a UserError that names the
 * file. Anything else, also too much memory or time, is a defect.
 */
abstract class FuzzedReader {
  private final Path folder;
  private final List<String> outcomes = new ArrayList<>();

  /** A reader that keeps its files in a folder of its own. */
  FuzzedReader(Path folder) {
    this.folder = folder;
  }

  /** Reads {@code input}; what came out, for people. */
  final String outcome(byte[] input) throws Exception {
    outcomes.clear();
    read(input);
    return String.join("; ", outcomes);
  }

  abstract void read(byte[] input) throws Exception;

  final Path write(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.deleteIfExists(file); // it may still be mapped, by the hundred, and slow to change
    return Files.write(file, content);
  }

  final Path folder() {
    return folder;
  }

  /** Calls one reader; whether it could read. */
  final boolean attempt(Callable<?> reader) throws Exception {
    try {
      reader.call();
      outcomes.add("read");
      return true;
    } catch (UserError e) {
      require(e.getMessage().contains(folder.toString()), e.getMessage() + ": names no file");
      outcomes.add(e.getMessage().replace(folder.toString(), ""));
      return false;
    }
  }

  /** A command that has read its arguments, to be called again and again. */
  static <C extends Callable<Integer>> C parsed(C command, String... args) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    new CommandLine(command).setOut(nowhere).setErr(nowhere).parseArgs(args);
    return command;
  }

  /** Chooses a part of all inputs, for what takes long: number {@code k} of so many parts. */
  static boolean oneOf(int parts, byte[] input, int k) {
    return Math.floorMod(Arrays.hashCode(input), parts) == k;
  }

  static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalStateException(message);
    }
  }
}
