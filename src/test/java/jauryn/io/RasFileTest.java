/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RasFileTest {
  @TempDir Path folder;

  private RasFile read(String text, int size) throws IOException {
    return RasFile.read(Files.writeString(folder.resolve("a.ras"), text), size);
  }

  private record Event(long step, int id) {}

  /** Counts and orders measured with the compiled original's sort on the Oxford theme. */
  @Test
  void readsTheOxfordThemeInTheOrderOfTheOriginal() throws IOException {
    checkOxford("input", 200, 1889, 0, 28, -3122617360784575793L);
    checkOxford("target", 200, 10357, 10, 2734, -8899494040703060920L);
    checkOxford("target", 201, 10367, 0, 2731, -8086473461802403572L);
  }

  @Test
  void aByteOrderMarkTellsTheEncoding() throws IOException {
    assertArrayEquals(new int[] {7}, read("\uFEFF0.01 7\n", 10).neurons());
    Path file = folder.resolve("wide.ras");
    Files.writeString(file, "0.01 7\n", StandardCharsets.UTF_16);
    UserError error = assertThrows(UserError.class, () -> RasFile.read(file, 10));
    assertEquals(file + ":1: this text is UTF-16, expected UTF-8 or ASCII", error.getMessage());
  }

  private static void checkOxford(
      String name, int size, int count, int dropped, int displaced, long digest)
      throws IOException {
    Path file = SharedData.require("reference/oxford/oxford-" + name + ".ras");
    RasFile ras = RasFile.read(file, size);
    assertEquals(count, ras.steps().length);
    assertEquals(dropped, ras.droppedIds());

    List<Event> stable = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      String[] words = line.trim().split("\\s+");
      int id = Integer.parseInt(words[1]);
      if (id < size) {
        stable.add(new Event((long) (Double.parseDouble(words[0]) / 1e-4), id));
      }
    }
    stable.sort(Comparator.comparingLong(Event::step));
    int different = 0;
    long[] events = new long[count];
    for (int k = 0; k < count; k++) {
      assertEquals(stable.get(k).step(), ras.steps()[k]);
      different += stable.get(k).id() == ras.neurons()[k] ? 0 : 1;
      events[k] = ras.steps()[k] << 32 | ras.neurons()[k];
    }
    assertEquals(displaced, different);
    assertEquals(digest, StdSortTest.digest(events));
  }

  /**
   * The events of the original's input group in its first pass, as its spike monitor wrote them.
   */
  @Test
  void emitsWhatTheInputGroupOfTheOriginalEmits() {
    SpikeFile spikes =
        SpikeFile.open(SharedData.require("reference/original/sym0/multi_stim.0.spk"));
    RasFile ras = RasFile.read(SharedData.require("reference/oxford/oxford-input.ras"), 200);
    assertTrue(spikes.recordCount() > 1889);
    for (int k = 0; k < 1889; k++) {
      assertEquals(spikes.step(k), ras.steps()[k]);
      assertEquals(spikes.neuron(k), ras.neurons()[k]);
    }
  }

  @Test
  void truncatesTimesToSteps() throws IOException {
    RasFile ras = read("0.0003 1\n0.0006 2\n0.0042 3\n429496.7294 4\n", 10);
    assertArrayEquals(new long[] {2, 5, 41, 4294967294L}, ras.steps());
    assertArrayEquals(new int[] {1, 2, 3, 4}, ras.neurons());
  }

  @Test
  void takesCommentsBlankLinesAnyOrderAndAnyLineEnd() throws IOException {
    RasFile ras =
        read(
            "# made by hand\n\n0.5 3 and more\r\n  # more\n\t0.25\t2  \r+1e-1 1\n 0.75 9\n1 4.0",
            9);
    assertArrayEquals(new long[] {1000, 2500, 5000, 10_000}, ras.steps());
    assertArrayEquals(new int[] {1, 2, 3, 4}, ras.neurons());
    assertEquals(1, ras.droppedIds());
    assertEquals(0, read("", 9).steps().length);
    assertEquals(0, read("# nothing\n", 9).steps().length);
    assertEquals(2, read("1 99999999999999999999\n2 10\n", 9).droppedIds());
  }

  @Test
  void namesLineAndReasonOfABadLine() {
    String line = ", expected 'time id', as in '0.0123 45'";
    String time = ", expected a time from 0 to 429496.7295 s";
    String id = ", expected a neuron id, an integer from 0 on";
    refuses("abc 1", "time 'abc' is not a number" + line);
    refuses("nan 1", "time 'nan' is not a number" + line);
    refuses("inf 1", "time 'inf' is not a number" + line);
    refuses("1,5 1", "time '1,5' is not a number" + line);
    refuses("1.5.2 1", "time '1.5.2' is not a number" + line);
    refuses("1e 1", "time '1e' is not a number" + line);
    refuses("0x10 1", "time '0x10' is not a number" + line);
    refuses(". 1", "time '.' is not a number" + line);
    refuses("1e400 1", "time 1e400 is too large" + line);
    refuses("0.1", "the id is missing" + line);
    refuses("-0.1 1", "time -0.1 is negative" + time);
    refuses("429496.7296 1", "time 429496.7296 is too late" + time);
    refuses("0.1 -1", "id -1 is negative" + id);
    refuses("0.1 1.7", "id 1.7 is not an integer" + id);
    refuses("0.1 x", "id 'x' is not a number" + id);
    refuses("\uFEFF0.1 0", "time '.0.1' is not a number" + line);
    refuses("\0\1\2 0", "time '...' is not a number" + line);
    String longWord = "12345678901234567890123456789012";
    refuses(longWord + "x 0", "time '123456789012345678901234567890...' is not a number" + line);
    refuses("0".repeat(1001) + " 0", "time '" + "0".repeat(30) + "...' is not a number" + line);
  }

  private void refuses(String line, String words) {
    UserError error = assertThrows(UserError.class, () -> read("# c\n0.1 1\n" + line + "\n", 9));
    assertEquals(folder.resolve("a.ras") + ":3: " + words, error.getMessage());
    assertEquals(ExitCode.INPUT, error.exitCode());
  }

  @Test
  void saysWhyAFileCannotBeRead() {
    Path missing = folder.resolve("no.ras");
    UserError error = assertThrows(UserError.class, () -> RasFile.read(missing, 1));
    assertEquals("cannot read " + missing + ": no such file", error.getMessage());
    error = assertThrows(UserError.class, () -> RasFile.read(folder, 1));
    assertEquals("cannot read " + folder + ": is a directory", error.getMessage());
  }

  @Test
  void writesWhatItReads() throws IOException {
    Path file = folder.resolve("b.ras");
    try (OutputFile out = OutputFile.create(file)) {
      RasFile.writeEvent(out, 0.00125, 7);
      RasFile.writeEvent(out, 12, 0);
      out.complete();
    }
    assertEquals("0.001250 7\n12.000000 0\n", Files.readString(file));
    assertArrayEquals(new int[] {7, 0}, RasFile.read(file, 8).neurons());
  }
}
