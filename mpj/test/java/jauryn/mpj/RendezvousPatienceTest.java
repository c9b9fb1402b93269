/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.mpj;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ranks that are alive and do not get on are ended when patience is over. */
@Tag("faults")
class RendezvousPatienceTest {
  private static final int PATIENCE_SECONDS = 3;

  private final BlockingQueue<String> reports = new LinkedBlockingQueue<>();
  private final Secret secret = new Secret("s");
  private final Rendezvous rendezvous =
      new Rendezvous("127.0.0.1", 0, secret, 2, cause -> reports.add(cause), PATIENCE_SECONDS);

  @AfterEach
  void close() {
    rendezvous.close();
  }

  private Line join(int rank) throws IOException {
    Line line = new Line(new Socket("127.0.0.1", rendezvous.port()));
    String place = rank + " 2";
    String answer = secret.answer("rank " + line.hear("jauryn") + place + "mine");
    line.say("rank " + place + " mine " + answer);
    line.hear("welcome");
    line.say("ports " + rank + "0 " + rank + "1");
    return line;
  }

  private String report() throws InterruptedException {
    return reports.poll(3 * PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Test
  void ranksThatStandStillAreEnded() throws Exception {
    Line first = join(0);
    Line second = join(1);
    first.hear("peers");
    for (int tenth = 0; tenth < 15 * PATIENCE_SECONDS; tenth++) {
      first.say("at 2"); // computes
      second.say("at 7"); // waits
      Thread.sleep(100);
    }
    assertNull(reports.poll());
    for (int tenth = 0; tenth < 15 * PATIENCE_SECONDS && reports.isEmpty(); tenth++) {
      first.say("at 7");
      Thread.sleep(100);
    }
    assertEquals(
        "the ranks are alive but have not heard of one another for 3 s: a connection of MPJ"
            + " Express between them is broken",
        report());
    assertEquals("end 6", first.hear());
  }

  @Test
  void ranksThatCannotConnectAreEnded() throws Exception {
    join(0);
    Line second = join(1);
    second.hear("peers");
    second.say("at 0");
    assertEquals(
        "1 of 2 ranks could connect to all others within 3 s: expected that TCP ports 25000 to"
            + " 40000 are open between hosts",
        report());
    assertEquals("end 6", second.hear());
  }

  @Test
  void ranksThatDoNotComeAreMissed() throws Exception {
    join(1);
    assertEquals("1 of 2 ranks came within 3 s", report());
  }
}
