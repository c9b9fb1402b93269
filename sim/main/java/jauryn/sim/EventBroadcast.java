/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Sends events to any number of readers (server-sent events, WHATWG HTML Living Standard 9.2)
 * without ever waiting for one of them.
 *
 * <p>Each reader has a short queue and a thread of the server that empties it. Who does not read
 * fills the queue, which is then emptied for this reader alone. Events must therefore stand for
 * themselves: "look again", or a state that the next one replaces.
 */
final class EventBroadcast implements HttpHandler {
  private static final int MOST_READERS = 16;
  private static final int MOST_WAITING = 16;
  private static final String END = "end";

  private final List<BlockingQueue<String>> readers = new CopyOnWriteArrayList<>();
  private volatile boolean ended;

  /** Whether anybody reads. */
  boolean hasReaders() {
    return !readers.isEmpty();
  }

  /** Sends an event, whose data is one line, to all who keep up; returns at once. */
  void send(String event, String data) {
    for (BlockingQueue<String> reader : readers) {
      while (!reader.offer(text(event, data))) {
        reader.clear();
      }
    }
  }

  /** Tells all readers that this was the last event; how many there are. */
  int end() {
    ended = true;
    int count = 0;
    for (BlockingQueue<String> reader : readers) {
      reader.clear();
      count += reader.offer(END) ? 1 : 0;
    }
    return count;
  }

  private static String text(String event, String data) {
    return "event: " + event + "\ndata: " + data + "\n\n";
  }

  /** Serves one reader until it goes away or the last event is sent. */
  @Override
  public void handle(HttpExchange exchange) throws IOException {
    BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    if (ended || readers.size() >= MOST_READERS) {
      exchange.sendResponseHeaders(503, -1);
      return;
    }
    readers.add(waiting);
    try {
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
      exchange.sendResponseHeaders(200, 0);
      OutputStream out = exchange.getResponseBody();
      out.flush();
      String next = waiting.take();
      while (!next.equals(END)) {
        write(out, next);
        next = waiting.take();
      }
      write(out, text(END, "the run has ended"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      readers.remove(waiting);
    }
  }

  private static void write(OutputStream out, String event) throws IOException {
    out.write(event.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
