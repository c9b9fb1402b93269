/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.mpj;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ranks say to the rendezvous, line by line. */
class RendezvousTest {
  private final BlockingQueue<String> reports = new LinkedBlockingQueue<>();
  private final Secret secret = new Secret("s");
  private final Rendezvous rendezvous =
      new Rendezvous("127.0.0.1", 0, secret, 2, cause -> reports.add(cause));

  @AfterEach
  void close() {
    rendezvous.close();
  }

  private Line introduce(String place, Secret known) throws IOException {
    Line line = new Line(new Socket("127.0.0.1", rendezvous.port()));
    String challenge = line.hear("jauryn");
    line.say("rank " + place + " mine " + known.answer("rank " + challenge + place + "mine"));
    return line;
  }

  private Line join(int rank) throws IOException {
    Line line = introduce(rank + " 2", secret);
    assertEquals(secret.answer("welcome mine"), line.hear("welcome"));
    return line;
  }

  private String report() throws InterruptedException {
    return reports.poll(5, TimeUnit.SECONDS);
  }

  @Test
  void allLearnWhereAllAre() throws Exception {
    Line first = join(0);
    Line second = join(1);
    first.say("ports 10 11");
    second.say("ports 20 21");
    String expected = "#Peer Information;127.0.0.1@11@10@0;127.0.0.1@21@20@1";
    assertEquals(expected, first.hear("peers"));
    assertEquals(expected, second.hear("peers"));
    first.say("done");
    second.say("done");
    assertEquals("done", first.hear());
    assertEquals("done", second.hear());
    assertEquals(0, rendezvous.code());
  }

  @Test
  void aRankLostBeforeItTellsItsPortsIsMissed() throws Exception {
    Line first = join(0);
    join(1).close();
    assertEquals("rank 1 has ended or cannot be reached", report());
    assertEquals("end 6", first.hear());
    assertEquals(6, rendezvous.code());
  }

  @Test
  void aCauseIsReportedOnceAndToldToAll() throws Exception {
    Line first = join(0);
    Line second = join(1);
    first.say("ports 10 11");
    second.say("ports 20 21");
    first.hear("peers");
    second.hear("peers");
    second.say("failed 4 disk full");
    assertEquals("end 4", first.hear());
    assertEquals("rank 1: disk full", report());
    first.close();
    assertNull(reports.poll(200, TimeUnit.MILLISECONDS));
    assertEquals(4, rendezvous.code());
  }

  @Test
  void whoIsRefusedLearnsWhy() throws Exception {
    join(1);
    assertEquals("it is there already", introduce("1 2", secret).hear("refused"));
    assertEquals("there are 2 ranks", introduce("0 3", secret).hear("refused"));
  }

  /** Nor does it harm those who do know the secret. */
  @ParameterizedTest
  @CsvSource({"1 2, wrong", "2 2, s", "1 3, s"})
  void whoDoesNotBelongIsNotLetIn(String place, String known) throws Exception {
    Line first = join(0);
    Line stranger = introduce(place, new Secret(known));
    assertThrows(IOException.class, () -> stranger.hear("welcome"));
    stranger.close();
    join(1).say("ports 20 21");
    first.say("ports 10 11");
    first.hear("peers");
    assertNull(reports.poll());
  }
}
