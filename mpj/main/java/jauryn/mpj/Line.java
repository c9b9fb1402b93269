/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.mpj;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A connection over which two processes of a job exchange lines of text: a word and what follows.
 * An empty line says that the other side is alive, and is not shown to the reader.
 *
 * <p>If this process itself was stopped for a while it cannot say that the other side was silent: a
 * whole job may be stopped, by Ctrl-Z or for one that matters more, and goes on.
 */
final class Line implements Closeable {
  /** How often each side shows that it is alive. */
  static final int BEAT_MS = 1_000;

  /** Silence after which the other side, or the network between, is given up. */
  private static final int PATIENCE_MS = 8_000;

  /** The same until both sides show that they are alive: a busy machine takes long to begin. */
  private static final int BEGINNING_MS = 30_000;

  /** A beat that is so late says that this process was stopped. */
  private static final long LATE_NANOS = TimeUnit.SECONDS.toNanos(3);

  private static final int LONGEST = 1 << 20;

  private final Socket socket;
  private final BufferedReader in;
  private final OutputStream out;
  private volatile boolean beats;
  private volatile long beaten = System.nanoTime();
  private volatile long late = beaten - TimeUnit.DAYS.toNanos(1);

  Line(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(BEGINNING_MS);
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    out = socket.getOutputStream();
  }

  /** Address of the other side. */
  String peer() {
    return socket.getInetAddress().getHostAddress();
  }

  /** Writes a line. */
  synchronized void say(String text) throws IOException {
    out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Reads the next line that is not empty; EOFException at the end. */
  String hear() throws IOException {
    while (true) {
      StringBuilder line = new StringBuilder();
      for (int c = read(); c != '\n'; c = read()) {
        if (c < 0 || line.length() == LONGEST) {
          throw new EOFException();
        }
        line.append((char) c);
      }
      if (line.length() > 0) {
        return line.toString();
      }
    }
  }

  private int read() throws IOException {
    while (true) {
      try {
        return in.read();
      } catch (SocketTimeoutException e) {
        if (!wasStopped()) {
          throw e;
        }
      }
    }
  }

  private boolean wasStopped() {
    long now = System.nanoTime();
    return beats
        && (now - beaten > LATE_NANOS || now - late < TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS));
  }

  /** Reads a line that begins with a word; what follows it. */
  String hear(String word) throws IOException {
    String line = hear();
    if (!line.startsWith(word + " ")) {
      throw new IOException("expected " + word);
    }
    return line.substring(word.length() + 1);
  }

  /** Limits the silence of the other side, until it shows that it is alive. */
  void limit(int milliseconds) throws IOException {
    socket.setSoTimeout(milliseconds);
  }

  /**
   * Shows from now on that this side is alive.
   *
   * @param word is said for it each time
   */
  void beat(Supplier<String> word) throws IOException {
    socket.setSoTimeout(PATIENCE_MS);
    beaten = System.nanoTime();
    beats = true;
    Thread thread =
        new Thread(
            () -> {
              try {
                while (true) {
                  Thread.sleep(BEAT_MS);
                  long now = System.nanoTime();
                  late = now - beaten > LATE_NANOS ? now : late;
                  beaten = now;
                  say(word.get());
                }
              } catch (IOException | InterruptedException e) {
                // The other side is gone, which the reader of this connection notices, too.
              }
            },
            "heartbeat");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
