/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.mpj;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import jauryn.tools.ShellWords;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * A job whose ranks are processes, here or on other machines. This process hosts their rendezvous
 * and ends with the exit code of the job.
 */
final class Processes {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int LEAVING_SECONDS = 5;
  private static final int STOPPING_SECONDS = 15;
  private static final int ANY_PORT = 9;

  /** Settings of this process that ranks on other machines get, too. */
  private static final List<String> FORWARDED = List.of("JAVA_HOME", "JAURYN_JAVA_OPTS");

  private final RunOptions options;
  private final String secret = Secret.random();
  private final List<Process> processes = new CopyOnWriteArrayList<>();
  private volatile boolean stopping;

  Processes(RunOptions options) {
    this.options = options;
  }

  /** Runs all ranks; the exit code. */
  int run() {
    String address = address();
    Rendezvous rendezvous =
        new Rendezvous(
            address,
            0,
            new Secret(secret),
            options.ranks(),
            cause -> System.err.println("error: " + cause));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(rendezvous), "stop"));
    for (int rank = 0; rank < options.ranks(); rank++) {
      processes.add(start(rank, address + ":" + rendezvous.port()));
      if (stopping) {
        processes.get(rank).destroy();
      }
    }
    for (int rank = 0; rank < options.ranks(); rank++) {
      int self = rank;
      processes.get(rank).onExit().thenAccept(process -> ended(rendezvous, self, process));
    }
    int code = 0;
    for (Process process : processes) {
      int ended = waitFor(process);
      code = code == 0 ? ended : code;
    }
    if (!rendezvous.awaitEnd(0)) {
      // What started the ranks is gone, and they are not: ssh was killed, or lost its connection.
      rendezvous.stop();
      rendezvous.awaitEnd(STOPPING_SECONDS);
    }
    rendezvous.close();
    return rendezvous.code() == 0 ? code : rendezvous.code();
  }

  /** When a rank fails the others end by themselves, but for those that have not joined yet. */
  private void ended(Rendezvous rendezvous, int rank, Process process) {
    if (process.exitValue() != 0) {
      rendezvous.left(rank, process.exitValue());
      CompletableFuture.delayedExecutor(LEAVING_SECONDS, TimeUnit.SECONDS)
          .execute(() -> processes.forEach(Process::destroyForcibly));
    }
  }

  private static int waitFor(Process process) {
    while (true) {
      try {
        return process.waitFor();
      } catch (InterruptedException e) {
        process.destroy();
      }
    }
  }

  private Process start(int rank, String rendezvous) {
    try {
      if (options.hosts().isEmpty()) {
        List<String> command = new ArrayList<>(List.of(program(), "rank"));
        command.addAll(List.of(options.program()));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(place(rank, rendezvous));
        builder.environment().put(Job.SECRET, secret);
        return builder.start();
      }
      return startAt(options.hosts().get(host(rank)), rank, rendezvous);
    } catch (IOException e) {
      processes.forEach(Process::destroyForcibly);
      throw new UserError(
          ExitCode.RANKS, "rank " + rank + " cannot be started: " + e.getMessage(), e);
    }
  }

  private int host(int rank) {
    return (int) ((long) rank * options.hosts().size() / options.ranks());
  }

  /**
   * The secret goes through standard input: others can see command lines. What ssh starts is the
   * shell of the user, which may be another than those that read this.
   */
  private Process startAt(String host, int rank, String rendezvous) throws IOException {
    StringBuilder script = new StringBuilder("read " + Job.SECRET + " && export " + Job.SECRET);
    script.append(" && cd ").append(ShellWords.quote(Path.of("").toAbsolutePath().toString()));
    script.append(" && exec env");
    Map<String, String> environment = new HashMap<>(place(rank, rendezvous));
    for (String name : FORWARDED) {
      environment.computeIfAbsent(name, System::getenv);
    }
    environment.forEach(
        (name, value) -> script.append(' ').append(ShellWords.quote(name + "=" + value)));
    script.append(' ').append(ShellWords.quote(program())).append(" rank");
    for (String word : options.program()) {
      script.append(' ').append(ShellWords.quote(word));
    }
    String shell = System.getenv().getOrDefault("JAURYN_RSH", "ssh -o BatchMode=yes");
    List<String> command = new ArrayList<>(List.of(shell.trim().split(" +")));
    command.add(host);
    command.add("exec /bin/sh -c " + ShellWords.quote(script.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (OutputStream in = process.getOutputStream()) {
      in.write((secret + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return process;
  }

  private Map<String, String> place(int rank, String rendezvous) {
    return Map.of(
        Job.RANK,
        String.valueOf(rank),
        Job.RANKS,
        String.valueOf(options.ranks()),
        Job.RENDEZVOUS,
        rendezvous,
        Job.HOSTED,
        "yes");
  }

  private static String program() {
    return Path.of(System.getProperty("jauryn.home", ""), "bin", "jauryn")
        .toAbsolutePath()
        .toString();
  }

  /** Where ranks on the hosts can reach this machine: the address it would send from. */
  private String address() {
    if (!options.listen().isEmpty()) {
      return options.listen();
    }
    if (options.hosts().isEmpty()) {
      return LOOPBACK;
    }
    String host = options.hosts().get(options.hosts().size() - 1);
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(InetAddress.getByName(host), ANY_PORT));
      return socket.getLocalAddress().getHostAddress();
    } catch (IOException e) {
      throw new UserError(ExitCode.RANKS, "--hosts: " + host + " cannot be reached", e);
    }
  }

  /**
   * A signal to this process alone is passed on, and ranks get time to end in order. A signal to
   * ssh would not get beyond this machine, so those on hosts are told by the rendezvous.
   */
  private void stop(Rendezvous rendezvous) {
    stopping = true;
    if (options.hosts().isEmpty()) {
      processes.forEach(Process::destroy);
    } else {
      rendezvous.stop();
      rendezvous.awaitEnd(STOPPING_SECONDS);
    }
    long deadline =
        System.nanoTime()
            + TimeUnit.SECONDS.toNanos(
                options.hosts().isEmpty() ? STOPPING_SECONDS : LEAVING_SECONDS);
    try {
      for (Process process : processes) {
        if (!process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          process.destroyForcibly();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
