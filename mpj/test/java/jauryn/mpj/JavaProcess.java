/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.mpj;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Java process with the class path of the tests; what it prints goes to a file. */
record JavaProcess(Process process, Path log) {
  private static final int LIMIT_SECONDS = 60;

  /** What is on the class path where ranks are processes; as threads they have it in parts. */
  private static final String WHOLE = "mpj.jar";

  private static final List<String> PARTS = List.of("xdev.jar", "mpjbuf.jar", "mpiExp.jar");

  /** Starts a process. */
  static JavaProcess start(
      Path log, Map<String, String> environment, boolean threads, Class<?> main, String... args)
      throws IOException {
    String classPath = System.getProperty("java.class.path");
    return start(log, environment, threads ? inParts(classPath) : classPath, main, args);
  }

  /** Starts a process with another class path. */
  static JavaProcess start(
      Path log, Map<String, String> environment, String classPath, Class<?> main, String... args)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-Xlog:disable"));
    command.addAll(List.of("-cp", classPath));
    command.add(main.getName());
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return new JavaProcess(
        builder.redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
  }

  private static String inParts(String classPath) {
    List<String> entries = new ArrayList<>(List.of(classPath.split(File.pathSeparator)));
    entries.removeIf(entry -> entry.endsWith(WHOLE));
    for (String jar : PARTS) {
      entries.add(Path.of(System.getenv("MPJ_HOME"), "lib", jar).toString());
    }
    return String.join(File.pathSeparator, entries);
  }

  /** Sends a signal by its name, such as STOP. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** Waits for its end; the exit code. */
  int end() throws InterruptedException {
    boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertTrue(ended, () -> "no end, it said " + said());
    return process.exitValue();
  }

  /** What it has printed. */
  String said() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
