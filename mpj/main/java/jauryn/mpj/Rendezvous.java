/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.mpj;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Where the processes of a job find one another, and learn when one of them fails.
 *
 * <p>Each rank connects, proves that it knows the secret of the job, and tells the ports on which
 * it listens. When all have, each gets the list of all. The connections stay: a rank that fails
 * says why; one that dies is missed. Either way all others are told to end, and the cause is
 * reported once.
 *
 * <p>Lines, R being a rank, S the server. S: {@code jauryn CHALLENGE}. R: {@code rank RANK RANKS
 * CHALLENGE ANSWER}. S: {@code welcome ANSWER} or {@code refused CAUSE}. R: {@code ports WRITE
 * READ}. S: {@code peers LIST}. Then R, each second, {@code at NUMBER}, see {@link Standstill}, and
 * {@code failed CODE CAUSE} or {@code done}; S: {@code stop}, {@code end CODE} or {@code done}.
 */
final class Rendezvous implements Closeable {
  private static final int PATIENCE_SECONDS = 60;

  private final ServerSocket server;
  private final Secret secret;
  private final int ranks;
  private final Consumer<String> report;
  private final int patienceSeconds;
  private final Standstill standstill;
  private final Line[] lines;
  private final String[] places;
  private int known;
  private int done;
  private boolean ended;
  private int code;
  private final CountDownLatch over = new CountDownLatch(1);

  /**
   * Begins to listen.
   *
   * @param host the address to listen at, and no other
   * @param port 0 for any
   * @param report is told once why the job ends before its time
   */
  Rendezvous(String host, int port, Secret secret, int ranks, Consumer<String> report) {
    this(host, port, secret, ranks, report, PATIENCE_SECONDS);
  }

  /** The same with another patience: for all to come, for all to connect, and at a standstill. */
  Rendezvous(
      String host,
      int port,
      Secret secret,
      int ranks,
      Consumer<String> report,
      int patienceSeconds) {
    this.patienceSeconds = patienceSeconds;
    standstill = new Standstill(ranks, TimeUnit.SECONDS.toNanos(patienceSeconds));
    this.secret = secret;
    this.ranks = ranks;
    this.report = report;
    lines = new Line[ranks];
    places = new String[ranks];
    try {
      server = new ServerSocket();
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (IOException e) {
      throw new UserError(
          ExitCode.RANKS, "cannot listen at " + host + ":" + port + ": " + e.getMessage(), e);
    }
    start(this::accept, "rendezvous");
    start(this::limitGathering, "rendezvous time limit");
  }

  private static void start(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** The port it listens at. */
  int port() {
    return server.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        start(() -> serve(socket), "rank line");
      }
    } catch (IOException e) {
      // Closed: all ranks are here, or the job has ended.
    }
  }

  private void limitGathering() {
    try {
      String within = " of " + ranks + " ranks %s within " + patienceSeconds + " s%s";
      if (!over.await(patienceSeconds, TimeUnit.SECONDS) && known() < ranks) {
        end(ExitCode.RANKS.code(), known() + String.format(within, "came", ""));
      }
      if (!over.await(patienceSeconds, TimeUnit.SECONDS) && standstill.heard() < ranks) {
        String why = ": expected that TCP ports 25000 to 40000 are open between hosts";
        String all = "could connect to all others";
        end(ExitCode.RANKS.code(), standstill.heard() + String.format(within, all, why));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized int known() {
    return known;
  }

  private void serve(Socket socket) {
    int rank = -1;
    try (Line line = new Line(socket)) {
      rank = admit(line);
      if (rank >= 0) {
        introduce(rank, line);
        listen(rank, line);
      }
    } catch (IOException | NumberFormatException e) {
      if (rank >= 0) {
        end(ExitCode.RANKS.code(), "rank " + rank + " has ended or cannot be reached");
      }
    }
  }

  /** Lets a rank in; -1 if it does not know the secret or has no place. */
  private int admit(Line line) throws IOException {
    String challenge = Secret.random();
    line.say("jauryn " + challenge);
    String[] words = line.hear("rank").split(" ");
    if (words.length != 4
        || !secret.accepts("rank " + challenge + words[0] + " " + words[1] + words[2], words[3])) {
      return -1;
    }
    int rank = Integer.parseInt(words[0]);
    synchronized (this) {
      boolean place = words[1].equals("" + ranks) && rank >= 0 && rank < ranks;
      if (!place || lines[rank] != null) {
        line.say("refused " + (place ? "it is there already" : "there are " + ranks + " ranks"));
        return -1;
      }
      lines[rank] = line;
    }
    line.say("welcome " + secret.answer("welcome " + words[2]));
    return rank;
  }

  /** Learns where a rank listens; when all are known, tells all. */
  private void introduce(int rank, Line line) throws IOException {
    line.beat(() -> "");
    String[] ports = line.hear("ports").split(" ");
    place(rank, line.peer() + "@" + ports[1] + "@" + ports[0] + "@" + rank);
  }

  private synchronized void place(int rank, String place) {
    places[rank] = place;
    known++;
    if (known == ranks) {
      close();
      tellAll("peers #Peer Information;" + String.join(";", places));
    }
  }

  private void listen(int rank, Line line) throws IOException {
    String said = line.hear();
    while (said.startsWith("at ")) {
      long number = Long.parseLong(said.substring("at ".length()));
      if (standstill.note(rank, number, System.nanoTime())) {
        String cause = " s: a connection of MPJ Express between them is broken";
        end(
            ExitCode.RANKS.code(),
            "the ranks are alive but have not heard of one another for " + patienceSeconds + cause);
      }
      said = line.hear();
    }
    if (said.equals("done")) {
      countDone();
      stay(line);
    } else if (said.startsWith("failed ")) {
      String[] parts = said.split(" ", 3);
      String place = rank == 0 || parts[2].isEmpty() ? "" : "rank " + rank + ": ";
      end(Integer.parseInt(parts[1]), place + parts[2]);
    } else {
      throw new IOException("not understood");
    }
  }

  private synchronized void countDone() {
    done++;
    if (done == ranks) {
      over.countDown();
      tellAll("done");
    }
  }

  /** A rank that is done may go when it likes. */
  private static void stay(Line line) {
    try {
      while (true) {
        line.hear();
      }
    } catch (IOException e) {
      // It has gone.
    }
  }

  /**
   * Asks all ranks that are here to stop as if each had got a signal to; the others never begin.
   */
  void stop() {
    synchronized (this) {
      if (known == ranks) {
        tellAll("stop");
        return;
      }
    }
    end(ExitCode.TERMINATED.code(), "stopped by a signal before all ranks had joined");
  }

  /** Rank 0 is told last: where it hosts the rendezvous that ends it, and this with it. */
  private void tellAll(String word) {
    for (int rank = ranks - 1; rank >= 0; rank--) {
      try {
        if (lines[rank] != null) {
          lines[rank].say(word);
        }
      } catch (IOException e) {
        // That one is gone already, which the reader of its line notices, too.
      }
    }
  }

  /** A rank has ended; if it never came here, nobody else could know. */
  void left(int rank, int exitCode) {
    boolean came;
    synchronized (this) {
      came = lines[rank] != null;
    }
    if (!came) {
      String cause = "rank " + rank + " has ended before it joined the others";
      end(ExitCode.RANKS.code(), cause + ", with exit code " + exitCode);
    }
  }

  private void end(int exitCode, String cause) {
    synchronized (this) {
      if (ended || done == ranks) {
        return;
      }
      ended = true;
      code = exitCode;
    }
    if (!cause.isEmpty()) {
      report.accept(cause);
    }
    tellAll("end " + exitCode);
    close();
    over.countDown();
  }

  /** Waits until all ranks are done or told to end; whether that is so. */
  boolean awaitEnd(long seconds) {
    try {
      return over.await(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The exit code of the job: that of the failure that ended it, 0 if there was none. */
  synchronized int code() {
    return code;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      // Then it does not listen either.
    }
  }
}
