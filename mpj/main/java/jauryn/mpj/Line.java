/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.mpj;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A connection over which two processes of a job exchange lines of text: a word and what follows.
 * An empty line says that the other side is alive, and is not shown to the reader.
 */
final class Line implements Closeable {
  /** How often each side shows that it is alive. */
  static final int BEAT_MS = 1_000;

  /** Silence after which the other side, or the network between, is given up. */
  private static final int PATIENCE_MS = 8_000;

  /** The same until both sides show that they are alive: a busy machine takes long to begin. */
  private static final int BEGINNING_MS = 30_000;

  private static final int LONGEST = 1 << 20;

  private final Socket socket;
  private final BufferedReader in;
  private final OutputStream out;

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
      for (int c = in.read(); c != '\n'; c = in.read()) {
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

  /** Reads a line that begins with a word; what follows it. */
  String hear(String word) throws IOException {
    String line = hear();
    if (!line.startsWith(word + " ")) {
      throw new IOException("expected " + word);
    }
    return line.substring(word.length() + 1);
  }

  /** Shows from now on that this side is alive. */
  void beat() throws IOException {
    socket.setSoTimeout(PATIENCE_MS);
    Thread thread =
        new Thread(
            () -> {
              try {
                while (true) {
                  Thread.sleep(BEAT_MS);
                  say("");
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
