/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program in a process of its own, which can be sent signals. */
final class ProgramProcess {
  private static final long LONGEST_SECONDS = 120;

  private final Process process;
  private final Path shown;

  /** Starts a program; what it says goes to the file {@code shown}. */
  ProgramProcess(Path shown, String program, String... args) throws IOException {
    this(shown, List.of(), program, args);
  }

  /** The same, started by another program that changes what it may do. */
  ProgramProcess(Path shown, List<String> starter, String program, String... args)
      throws IOException {
    this.shown = shown;
    List<String> command = new ArrayList<>(starter);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Jauryn.class.getName()));
    command.add(program);
    command.addAll(List.of(args));
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(shown.toFile())
            .start();
  }

  /** Sends SIGKILL, which does nothing to a program that has ended. */
  void kill() {
    process.destroyForcibly();
  }

  /** Sends a signal by its name, such as TERM. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** The exit code. */
  int end() throws InterruptedException {
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return process.waitFor();
  }

  /** The number of the process. */
  long pid() {
    return process.pid();
  }

  /** Whether the program is still running. */
  boolean running() {
    return process.isAlive();
  }

  /** What the program has said. */
  String shown() {
    try {
      return Files.readString(shown);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
