/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.mpj;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The line of one process to the {@link Rendezvous} of its job.
 *
 * <p>MPJ's niodev wants to tell its two ports to a server, and to get those of all ranks from it.
 * That server is here, on the loopback interface and for one connection; what it learns and says
 * goes over the line.
 *
 * <p>When the job ends early this process ends at once: a thread that waits inside MPJ cannot be
 * called back.
 */
final class Membership {
  private static final int CONNECT_MS = 30_000;
  private static final int RETRY_MS = 100;

  /** Whoever listens says at once that it is a rendezvous; otherwise it is none. */
  private static final int GREETING_MS = 8_000;

  private static final int LEAVING_SECONDS = 5;

  /** Longer than it takes to notice that a rank is silent. */
  private static final int LOSS_SECONDS = 10;

  /** Messages up to this size, in bytes, are sent without asking the receiver first. */
  private static final int EAGER_LIMIT = 128 * 1024;

  private final Job job;
  private final Line line;
  private final CountDownLatch gone = new CountDownLatch(1);
  private volatile boolean leaving;
  private volatile LongSupplier progress;

  /** Joins the job; a UserError if that cannot be done. */
  Membership(Job job) {
    this.job = job;
    try {
      line = new Line(connect());
      introduce();
    } catch (SocketTimeoutException e) {
      throw new UserError(
          ExitCode.RANKS,
          "rank " + job.rank() + " got no answer from " + job.host() + ":" + job.port(),
          e);
    } catch (IOException e) {
      throw new UserError(
          ExitCode.RANKS,
          "rank "
              + job.rank()
              + " was not let in at "
              + job.host()
              + ":"
              + job.port()
              + ": "
              + (e.getMessage() == null
                  ? "it has another secret, or the job has ended"
                  : e.getMessage()),
          e);
    }
  }

  private Socket connect() {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CONNECT_MS);
    while (true) {
      Socket socket = new Socket();
      try {
        socket.connect(new InetSocketAddress(job.host(), job.port()), CONNECT_MS);
        return socket;
      } catch (IOException e) {
        close(socket);
        if (System.nanoTime() > deadline) {
          throw new UserError(
              ExitCode.RANKS,
              "rank " + job.rank() + " cannot reach " + job.host() + ":" + job.port(),
              e);
        }
      }
      pause();
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It was never open.
    }
  }

  private static void pause() {
    try {
      Thread.sleep(RETRY_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void introduce() throws IOException {
    Secret secret = new Secret(job.secret());
    if (!job.hosted()) {
      line.limit(GREETING_MS); // the port may be that of another program
    }
    String theirs = line.hear("jauryn");
    String mine = Secret.random();
    String place = job.rank() + " " + job.ranks();
    line.say("rank " + place + " " + mine + " " + secret.answer("rank " + theirs + place + mine));
    String said = line.hear();
    if (said.startsWith("refused ")) {
      throw new IOException(said.substring("refused ".length()));
    }
    if (!said.startsWith("welcome ")
        || !secret.accepts("welcome " + mine, said.substring("welcome ".length()))) {
      throw new IOException("who listens there does not know the secret");
    }
    line.beat(() -> progress == null ? "" : "at " + progress.getAsLong());
  }

  /**
   * Says from now on how far this rank is, having joined the others.
   *
   * @param numbers see {@link Standstill#note}
   */
  void joined(LongSupplier numbers) {
    progress = numbers;
  }

  /** Settings for niodev, which make it ask here for the other ranks. */
  String settings() {
    try {
      ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      start(() -> introduceDevice(server), "introduction");
      return "#Number of Processes;"
          + job.ranks()
          + ";#Protocol Switch Limit;"
          + EAGER_LIMIT
          + ";#Server Name;"
          + server.getInetAddress().getHostAddress()
          + ";#Server Port;"
          + server.getLocalPort();
    } catch (IOException e) {
      throw new UserError(ExitCode.RANKS, "no port is free: " + e.getMessage(), e);
    }
  }

  private static void start(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void introduceDevice(ServerSocket server) {
    try (server;
        Socket socket = server.accept()) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      in.readUTF(); // a greeting
      int writePort = in.readInt();
      int readPort = in.readInt();
      line.say("ports " + writePort + " " + readPort);
      String peers = hearPeers();
      new DataOutputStream(socket.getOutputStream()).writeUTF(peers);
    } catch (IOException e) {
      lost();
    }
    watch();
  }

  private String hearPeers() throws IOException {
    String said = line.hear();
    if (!said.startsWith("peers ")) {
      obey(said);
    }
    return said.substring("peers ".length());
  }

  private void watch() {
    try {
      while (gone.getCount() > 0) {
        obey(line.hear());
      }
    } catch (IOException e) {
      lost();
    }
  }

  private void obey(String said) {
    if (said.startsWith("end ")) {
      end(Integer.parseInt(said.substring("end ".length())));
    } else if (said.equals("done")) {
      gone.countDown();
    } else if (said.equals("stop")) {
      // What a signal would do: hooks run, and the process ends when these have.
      start(() -> System.exit(ExitCode.TERMINATED.code()), "stop");
    }
  }

  private void lost() {
    if (!leaving && job.rank() == (job.hosted() ? 0 : 1)) {
      String host = job.hosted() ? "the launcher" : "rank 0";
      System.err.println("error: " + host + " has ended or cannot be reached");
    }
    end(ExitCode.RANKS.code());
  }

  private void end(int code) {
    gone.countDown();
    if (!leaving) {
      System.err.flush();
      Runtime.getRuntime().halt(code == 0 ? ExitCode.RANKS.code() : code);
    }
  }

  /** Tells why this rank fails, so that the job ends. */
  void failed(int code, String cause) {
    leaving = true;
    try {
      line.say("failed " + code + " " + cause);
    } catch (IOException e) {
      return; // the others know
    }
    awaitEnd(LEAVING_SECONDS);
  }

  /** Waits a little for word that the job ends; whether it came, though that ends the process. */
  boolean awaitEnd() {
    return awaitEnd(LOSS_SECONDS);
  }

  private boolean awaitEnd(int seconds) {
    try {
      return gone.await(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Tells that this rank is done, and waits for the others; if one of them is lost, this ends. */
  void done() {
    try {
      line.say("done");
      gone.await();
    } catch (IOException e) {
      lost();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
