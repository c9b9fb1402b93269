/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Serves the page of a run to browsers on this computer while it trains.
 *
 * <p>The thread that trains only drops events into queues ({@link EventBroadcast}); everything else
 * is done by threads of the server, of which there are a few, and by the page itself. A page is
 * made when somebody asks for it, and not again for three times as long as that took.
 *
 * <p>Only the loopback address is listened on, and only requests that name this computer are
 * answered, so that no foreign page can read this one under a name of its own (DNS rebinding).
 */
final class LivePage implements RunListener, AutoCloseable {
  private static final int THREADS = 32;
  private static final long PROGRESS_NANOS = 250_000_000L;
  private static final long PAGE_NANOS = 1_000_000_000L;
  private static final int PAGE_SHARE = 3;

  /** How long browsers have to look at the end. */
  private static final long LAST_LOOK_SECONDS = 1;

  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Supplier<String> source;
  private final LongSupplier nanoClock;
  private final HttpServer server;
  private final ExecutorService threads;
  private final EventBroadcast events = new EventBroadcast();
  private final Semaphore lastLooks = new Semaphore(0);
  private volatile boolean ended;
  private String phase = "";
  private long nextProgress;

  // Guarded by this: the page made last and when the next one may be made.
  private byte[] page;
  private long nextPage;

  /**
   * Starts to serve.
   *
   * @param port 0 for any that is free
   * @param source makes the page; called by one thread at a time, not the one that trains
   * @param nanoClock tells the time in nanoseconds, as {@link System#nanoTime} does
   */
  LivePage(int port, Supplier<String> source, LongSupplier nanoClock) {
    this.source = source;
    this.nanoClock = nanoClock;
    nextProgress = nanoClock.getAsLong();
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UserError(
          ExitCode.USAGE,
          "--live " + port + ": " + e.getMessage() + ", expected a free port (0 takes any)",
          e);
    }
    threads = Executors.newFixedThreadPool(THREADS, LivePage::thread);
    server.setExecutor(threads);
    server.createContext("/", guarded("/", this::servePage));
    server.createContext("/events", guarded("/events", events));
    server.start();
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "live");
    thread.setDaemon(true);
    return thread;
  }

  /** Where browsers find the page. */
  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  @Override
  public void phase(String name) {
    phase = name;
  }

  @Override
  public void progress(Progress progress) {
    long now = nanoClock.getAsLong();
    if (now - nextProgress < 0 || !events.hasReaders()) {
      return;
    }
    nextProgress = now + PROGRESS_NANOS;
    String text =
        phase
            + ", "
            + Numbers.fixed(progress.timeSeconds(), 1)
            + " of "
            + Numbers.fixed(progress.endSeconds(), 1)
            + " s, mean square error "
            + Numbers.fixed(progress.meanSquareError(), 1)
            + ", output "
            + Numbers.fixed(progress.outputRateHz(), 1)
            + " Hz";
    events.send("progress", text);
  }

  @Override
  public void block(BlockResult result) {
    events.send("block", Integer.toString(result.block()));
  }

  /** Only {@code path} itself, only reading, only under a name of this computer. */
  private static HttpHandler guarded(String path, HttpHandler handler) {
    return exchange -> {
      try (exchange) {
        String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
        Headers headers = exchange.getResponseHeaders();
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        if (!NAMES.contains(host.replaceFirst(":\\d+$", ""))) {
          exchange.sendResponseHeaders(403, -1);
        } else if (!exchange.getRequestURI().getPath().equals(path)) {
          exchange.sendResponseHeaders(404, -1);
        } else if (!exchange.getRequestMethod().equals("GET")) {
          exchange.sendResponseHeaders(405, -1);
        } else {
          handler.handle(exchange);
        }
      }
    };
  }

  private void servePage(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    boolean last = ended;
    byte[] bytes;
    try {
      bytes = page(last);
    } catch (UserError e) { // a file has just been begun
      headers.set("Refresh", "2");
      exchange.sendResponseHeaders(503, -1);
      return;
    }
    headers.set("Content-Type", "text/html; charset=utf-8");
    headers.set(
        "Content-Security-Policy",
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline';"
            + " connect-src 'self'");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    if (last) {
      lastLooks.release();
    }
  }

  private synchronized byte[] page(boolean fresh) {
    long now = nanoClock.getAsLong();
    if (page == null || fresh || now - nextPage >= 0) {
      page = source.get().getBytes(StandardCharsets.UTF_8);
      long made = nanoClock.getAsLong();
      nextPage = made + Math.max(PAGE_NANOS, PAGE_SHARE * (made - now));
    }
    return page;
  }

  /** Tells the browsers, gives them a moment to fetch the page once more, and ends the server. */
  @Override
  public void close() {
    ended = true;
    int watching = events.end();
    try {
      lastLooks.tryAcquire(watching, LAST_LOOK_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.stop(0);
    threads.shutdownNow();
  }
}
