/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.io.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class FailureTest {

  @Test
  void aDefectIsOneLineThatLeadsToTheDetails() throws IOException {
    Failure failure = Failure.of(new IllegalStateException("first\nsecond"));
    assertEquals(ExitCode.INTERNAL, failure.exitCode());
    assertEquals(1, failure.message().lines().count());
    assertTrue(failure.message().contains("first second"), failure.message());
    assertTrue(details(failure).contains("at jauryn.sim.FailureTest"));
  }

  @Test
  void missingMemoryTellsHowToGetMore() {
    Failure failure = Failure.of(new OutOfMemoryError("Java heap space"));
    assertEquals(ExitCode.INTERNAL, failure.exitCode());
    long gibibytes = Math.max(2, 2 * Runtime.getRuntime().maxMemory() >> 30);
    String hint = "JAURYN_JAVA_OPTS=-Xmx" + gibibytes + "g gives " + gibibytes + " GiB";
    assertTrue(failure.message().contains(hint), failure.message());
  }

  private static String details(Failure failure) throws IOException {
    Matcher matcher = Pattern.compile("details in (.*)\\)").matcher(failure.message());
    assertTrue(matcher.find(), failure.message());
    Path file = Path.of(matcher.group(1));
    String text = Files.readString(file);
    Files.delete(file);
    return text;
  }
}
