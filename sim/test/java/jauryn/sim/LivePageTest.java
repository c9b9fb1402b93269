/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LivePageTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final AtomicInteger made = new AtomicInteger();
  private final AtomicLong nanos = new AtomicLong();
  private final LivePage live = new LivePage(0, () -> "page " + made.incrementAndGet(), nanos::get);

  @AfterEach
  void close() {
    live.close();
  }

  /**
   * A client that asks for events and never reads them: more than any socket buffer is sent, and
   * neither the thread that trains, nor another reader, nor the end of the run waits for it.
   */
  @Test
  void nobodyWaitsForAClientThatNeverReads() throws IOException {
    try (Socket silent = new Socket()) {
      silent.setReceiveBufferSize(1024);
      silent.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
      silent.getOutputStream().write(request("/events", "localhost"));
      CompletableFuture<List<String>> read = readEvents();
      String longPhase = "x".repeat(10_000);
      assertTimeoutPreemptively(
          PATIENCE,
          () -> {
            live.phase(longPhase);
            for (int k = 0; k < 20_000; k++) { // 200 MB
              tick(k);
            }
            live.phase("training");
            live.block(new BlockResult(7, 1, 2, 3, 4));
            // The other reader has the block before the run ends.
            while (!read.isDone()) {
              Thread.sleep(10);
              live.block(new BlockResult(7, 1, 2, 3, 4));
            }
          });
      assertTrue(read.join().contains("data: 7"), "the reader that reads");
      assertTimeoutPreemptively(Duration.ofSeconds(5), live::close);
    }
  }

  @Test
  void progressIsRareAndOneLine() throws Exception {
    CompletableFuture<List<String>> read = readEvents();
    live.phase("training");
    for (int k = 0; k < 1000; k++) {
      nanos.addAndGet(1_000_000); // 1 s in all: four times
      live.progress(new Progress(k, 1000, 26.04, 7, 50.16));
    }
    live.block(new BlockResult(7, 1, 2, 3, 4));
    List<String> events = read.get(30, TimeUnit.SECONDS);
    long count = events.stream().filter(line -> line.equals("event: progress")).count();
    assertTrue(count >= 3 && count <= 5, events::toString);
    assertTrue(
        events
            .get(1)
            .matches(
                "data: training, \\d+\\.0 of 1000\\.0 s, mean square error 50\\.2,"
                    + " output 26\\.0 Hz"),
        events.get(1));
  }

  @Test
  void pagesAreNotMadeMoreOftenThanNeeded() throws IOException {
    assertEquals("200 page 1", get("/", "localhost"));
    assertEquals("200 page 1", get("/", "127.0.0.1:1234"));
    nanos.addAndGet(1_100_000_000);
    assertEquals("200 page 2", get("/", "localhost"));
  }

  @Test
  void watchersFetchThePageAtTheEnd() throws IOException {
    CompletableFuture<List<String>> read = readEvents();
    CompletableFuture<String> last =
        read.thenApplyAsync(events -> events.contains("event: end") ? quietly() : "no end");
    live.close();
    assertEquals("200 page 1", last.join());
    assertThrows(IOException.class, () -> get("/", "localhost"));
  }

  @Test
  void onlyThisComputerAndOnlyThePage() throws IOException {
    assertTrue(
        new InetSocketAddress(URI.create(live.address()).getHost(), 1)
            .getAddress()
            .isLoopbackAddress());
    assertTrue(get("/", "evil.example").startsWith("403"));
    assertTrue(get("/", "127.0.0.1.evil.example").startsWith("403"));
    assertTrue(get("/etc/passwd", "localhost").startsWith("404"));
    assertTrue(get("/events/x", "localhost").startsWith("404"));
    assertEquals(0, made.get());
  }

  @Test
  void aTakenPortIsAMistakeOfTheUser() {
    UserError error =
        assertThrows(UserError.class, () -> new LivePage(port(), () -> "", nanos::get).close());
    assertEquals(ExitCode.USAGE, error.exitCode());
    assertTrue(error.getMessage().startsWith("--live " + port() + ": "), error.getMessage());
    assertFalse(error.getMessage().contains("\n"));
  }

  private void tick(int k) {
    nanos.addAndGet(1_000_000_000);
    live.progress(new Progress(k, 20_000, 1, 1, 1));
  }

  private int port() {
    return URI.create(live.address()).getPort();
  }

  /** Lines of events until a block or the end; the stream is open when this returns. */
  private CompletableFuture<List<String>> readEvents() throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(live.address() + "events").toURL().openConnection();
    InputStream in = connection.getInputStream();
    return CompletableFuture.supplyAsync(
        () -> {
          List<String> lines = new ArrayList<>();
          try (BufferedReader reader =
              new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String line = reader.readLine();
            while (line != null && !line.equals("data: 7") && !line.equals("event: end")) {
              lines.add(line);
              line = reader.readLine();
            }
            lines.add(String.valueOf(line));
          } catch (IOException e) {
            lines.add(e.toString());
          }
          return lines;
        });
  }

  private String quietly() {
    try {
      return get("/", "localhost");
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Status and body; by hand, as Java's client does not let one choose the host. */
  private String get(String path, String host) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      socket.getOutputStream().write(request(path, host));
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      socket.getInputStream().transferTo(answer);
      String text = answer.toString(US_ASCII);
      return text.substring(9, 12) + " " + text.substring(text.indexOf("\r\n\r\n") + 4);
    }
  }

  private static byte[] request(String path, String host) {
    String text = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
    return text.getBytes(US_ASCII);
  }
}
