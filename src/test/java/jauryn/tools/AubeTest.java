/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole program on files made here. What is expected is what the original prints for the same
 * files, where it is not about our own messages.
 */
class AubeTest {
  private static final long TAG = 287_960_081;
  private static final String FIVE = "0.00000 0\n0.00030 2\n0.00100 1\n0.00100 4\n0.00200 0\n";

  @TempDir Path folder;
  private Path five;

  private record Result(int code, String out, String err) {}

  static Path spikes(Path file, long rate, long tag, long... words) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(8 + 4 * words.length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putInt((int) rate).putInt((int) tag);
    Arrays.stream(words).forEach(word -> buffer.putInt((int) word));
    return Files.write(file, buffer.array());
  }

  private Path spikes(String name, long... words) throws IOException {
    return spikes(folder.resolve(name), 10_000, TAG, words);
  }

  private static Result run(Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] words = Arrays.stream(args).map(Object::toString).toArray(String[]::new);
    int code = Aube.run(words, out, new PrintStream(err, true, UTF_8));
    return new Result(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  @BeforeEach
  void makeFile() throws IOException {
    five = spikes("five.spk", 0, 0, 3, 2, 10, 1, 10, 4, 20, 0);
  }

  @Test
  void printsTimeAndId() {
    assertEquals(new Result(0, FIVE, ""), run("-i", five));
  }

  @Test
  void startsOneSpikeEarlyAndEndsBeforeTheEnd() {
    assertEquals("0.00100 4\n0.00200 0\n", run("-i", five, "--from", "0.0011").out());
    assertEquals("0.00030 2\n", run("-i", five, "-f", "0.001", "-t", "0.001").out());
    assertEquals("0.00000 0\n", run("-i", five, "--to", "0.0003").out());
    assertEquals("", run("-i", five, "--to", "0").out());
    assertEquals(FIVE, run("-i", five, "--to", "-1").out());
    assertEquals(FIVE, run("-i", five, "--from", "-5").out());
    assertEquals("0.00100 4\n0.00200 0\n", run("-i", five, "--last", "0.0005").out());
    assertEquals(FIVE, run("-i", five, "--last", "-1").out());
    assertEquals(FIVE, run("-i", five, "--to", "inf").out());
    assertEquals("0.00200 0\n", run("-i", five, "--from", "nan").out());
    assertEquals(
        new Result(1, "", "Times must be positive and start time needs to be < to time.\n"),
        run("-i", five, "--from", "5"));
  }

  @Test
  void mergesInTimeOrderAndInTheGivenOrderInTies() throws IOException {
    Path other = spikes("other.spk", 3, 102, 10, 100, 10, 101, 21, 100);
    assertEquals(
        "0.00000 0\n0.00030 2\n0.00030 102\n0.00100 1\n0.00100 4\n0.00100 100\n0.00100 101\n"
            + "0.00200 0\n0.00210 100\n",
        run("-i", five, other).out());
    assertEquals(
        "0.00000 0\n0.00030 102\n0.00030 2\n0.00100 100\n0.00100 101\n0.00100 1\n0.00100 4\n"
            + "0.00200 0\n0.00210 100\n",
        run("-i", other, "-i", five).out());
  }

  @Test
  void keepsTheOrderInsideAnUnsortedFileAndEndsItAtTheLimit() throws IOException {
    Path unsorted = spikes("unsorted.spk", 5, 0, 2, 1, 20, 2, 3, 3);
    assertEquals("", run("-i", unsorted).out());
    assertEquals("0.00050 0\n0.00020 1\n", run("-i", unsorted, "-t", "0.001").out());
    assertEquals(
        "0.00020 1\n0.00200 2\n0.00030 3\n", run("-i", unsorted, "-f", "0.0006", "-t", "1").out());
  }

  @Test
  void leavesOutIdsFromMaxidOn() throws IOException {
    Path ids = spikes("ids.spk", 1, 255, 2, 256, 3, (1L << 32) - 2, 4, (1L << 32) - 1);
    assertEquals("0.00010 255\n", run("-i", ids, "-m", "256").out());
    assertEquals("", run("-i", ids, "-m", "255").out());
    String all = "0.00010 255\n0.00020 256\n0.00030 4294967294\n";
    assertEquals(all, run("-i", ids).out());
    assertEquals(all, run("-i", ids, "--maxid", "-1").out());
  }

  /** The end is computed in 32 bits: after the last possible step comes step 0. */
  @Test
  void countsTimeIn32Bits() throws IOException {
    Path late = spikes("late.spk", 5, 0, (1L << 32) - 2, 3);
    assertEquals("0.00050 0\n429496.72940 3\n", run("-i", late).out());
    Path latest = spikes("latest.spk", 5, 0, (1L << 32) - 1, 3);
    assertEquals("", run("-i", latest).out());
    assertEquals("0.00050 0\n", run("-i", latest, "--to", "500000").out());
  }

  @Test
  void aFileWithoutSpikesEndsAtItsHeader() throws IOException {
    Path empty = spikes("empty.spk");
    assertEquals(new Result(0, "", ""), run("-i", empty));
    Result result = run("-d", "-i", five, empty, "--last", "0.5");
    assertTrue(result.err().contains("\n# From time: 0.5001\n# To time: 1.0001\n"), result.err());
    assertEquals("# Number of input files 2\n0.00200 0\n", result.out());
  }

  @Test
  void saysWhatItLooksFor() {
    assertEquals(
        new Result(
            0,
            "# Number of input files 1\n0.00100 4\n0.00200 0\n",
            "# Last frame in file 0: 0\n# Timestep: 0.0001\n# Maxid: 4294967295\n"
                + "# Sizeof SpikeEvent struct: 8\n# Time of last event in files: 0.0021\n"
                + "# From time: 0.0011\n# To time: 0.0021\n# Start frame stream 0: 4\n"),
        run("-d", "-i", five, "-f", "0.0011"));
  }

  @Test
  void givesTimesTheDecimalsOfTheOriginal() throws IOException {
    String[] expected = {
      "1.00",
      "0.10",
      "0.010",
      "0.0010",
      "0.00010",
      "0.000010",
      "0.0000010",
      "0.000000100",
      "0.0000000100",
      "0.0000000010"
    };
    long rate = 1;
    for (String time : expected) {
      Path file = spikes(folder.resolve("rate.spk"), rate, TAG, 1, 7);
      assertEquals(time + " 7\n", run("-i", file).out());
      rate *= 10;
    }
    Path file = spikes(folder.resolve("rate.spk"), 44_100, TAG, 22_050, 2);
    assertEquals("0.500000 2\n", run("-i", file).out());
    file = spikes(folder.resolve("rate.spk"), 3, TAG, 2, 2);
    assertEquals("0.67 2\n", run("-i", file).out());
  }

  @Test
  void warnsOfOtherVersionsAndOfFilesCutOff() throws IOException {
    Path old = spikes(folder.resolve("old.spk"), 10_000, 287_960_070, 3, 2);
    assertEquals(
        new Result(
            0,
            "0.00030 2\n",
            "# Warning: Either the Auryn version does not match the version of this tool or this is"
                + " not a spike raster file.\n"),
        run("-i", old));
    byte[] bytes = Files.readAllBytes(five);
    Path cut = Files.write(folder.resolve("cut.spk"), Arrays.copyOf(bytes, bytes.length - 1));
    assertEquals(
        new Result(
            0,
            FIVE.substring(0, FIVE.length() - 10),
            "# Warning: " + cut + " is cut off; read to its last whole record.\n"),
        run("-i", cut));
  }

  @Test
  void refusesWhatItCannotReadInOneLine() throws IOException {
    fails("Missing input file.\n", "-f", "1");
    Path missing = folder.resolve("no.spk");
    fails("error: cannot read " + missing + ": no such file\n", "-i", five, missing);
    fails("error: cannot read " + folder + ": is a directory\n", "-i", folder);
    Path text = Files.writeString(folder.resolve("a.txt"), "0.1 1\n0.2 2\n");
    String why = " is not a spike file (its first 8 bytes are not the header of one)";
    fails("error: " + text + why + ", expected a .spk of Auryn\n", "-i", text);
    fails("error: '' is not the name of a file\n", "-i", "");
    Path slow = spikes(folder.resolve("slow.spk"), 1000, TAG, 1, 1);
    fails(
        "Not all input file headers match. "
            + (slow + " has 1000 steps per second, " + five + " has 10000.\n"),
        "-i",
        five,
        slow);
  }

  private static void fails(String message, Object... args) {
    assertEquals(new Result(1, "", message), run(args));
  }

  @Test
  void writesAFileOrSaysWhyNot() throws IOException {
    Path file = folder.resolve("five.ras");
    assertEquals(new Result(0, "", ""), run("-i", five, "-o", file));
    assertEquals(FIVE, Files.readString(file));
    Path lost = folder.resolve("no/five.ras");
    String why = ": the folder " + lost.getParent() + " does not exist\n";
    fails("error: cannot write " + lost + why, "-i", five, "-o", lost);
    Path unwritten = folder.resolve("unwritten.ras");
    assertEquals(1, run("-i", five, "-f", "5", "-o", unwritten).code());
    assertFalse(Files.exists(unwritten));
  }

  /** A reader that leaves, as head does, is no error; a full disk is. */
  @Test
  void tellsAReaderThatLeftFromAFullDisk() {
    assertEquals(new Result(141, "", ""), runInto("Broken pipe"));
    assertEquals(
        new Result(1, "", "error: cannot write to standard output: No space left on device\n"),
        runInto("No space left on device"));
  }

  private Result runInto(String failure) {
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(failure);
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] args = {"-i", five.toString()};
    int code = Aube.run(args, out, new PrintStream(err, true, UTF_8));
    return new Result(code, "", err.toString(UTF_8));
  }

  @Test
  void helpsAndTellsItsVersion() {
    Result help = run("-hv");
    assertEquals(0, help.code());
    assertTrue(help.out().startsWith("Usage: aube "), help.out());
    Result version = run("--vers", "-i", "no.spk");
    assertEquals(0, version.code());
    assertTrue(version.out().startsWith("Auryn Binary Extract version 0.8.1\n"), version.out());
  }

  @Test
  void readsOptionsInAllTheirForms() {
    String two = "0.00030 2\n0.00100 1\n0.00100 4\n";
    List<String[]> same = new ArrayList<>();
    String file = five.toString();
    same.add(new String[] {"-i", file, "-f", "0.001", "-t", "0.002"});
    same.add(new String[] {"--inputs", file, "--from", "0.001", "--to", "0.002"});
    same.add(new String[] {"--i=" + file, "--fr=+.001", "--t=2.e-3"});
    same.add(new String[] {"-i" + file, "-f0.001", "-t0.002", "ignored"});
    same.add(new String[] {"ignored", "-t", "0.002", "-f", "1e-3", "also", "-i", file});
    same.add(new String[] {"-f", "0.001", "-t", "0.002", "-i", file, "--", "no.spk", "-x"});
    for (String[] args : same) {
      assertEquals(new Result(0, two, ""), run((Object[]) args), Arrays.toString(args));
    }
  }

  @Test
  void namesTheMistakeInTheCommandLine() {
    fails("error: unrecognised option '--bogus'\n", "--bogus");
    fails("error: unrecognised option '--From=1'\n", "--From=1");
    fails("error: unrecognised option '--outputx'\n", "--outputx", "y");
    fails("error: unrecognised option '-dx'\n", "-dx");
    fails("error: unrecognised option '-5'\n", "-i", five, "-5");
    fails("error: option '--debug' does not take any arguments\n", "--debug=1");
    String equals = " should follow immediately after the equal sign\n";
    fails("error: the argument for option '--from'" + equals, "--from=");
    fails("error: the required argument for option '--from' is missing\n", "-i", five, "--from");
    fails("error: the required argument for option '--from' is missing\n", "-f", "-t");
    fails("error: the required argument for option '--inputs' is missing\n", "-di");
    fails("error: option '--from' cannot be specified more than once\n", "-f1", "-f", "2");
    fails("error: option '--version' cannot be specified more than once\n", "-vv");
    fails("error: the argument ('--to') for option '--from' is invalid\n", "--from", "--to");
    for (String bad : new String[] {"abc", "1s", " 1", "0x1p3", "1d", "1e", ".", "1e400", "1,0"}) {
      fails("error: the argument ('" + bad + "') for option '--to' is invalid\n", "-t", bad);
    }
    for (String bad : new String[] {"abc", "1.5", " 3", "0x3", "4294967296", "-4294967296"}) {
      fails("error: the argument ('" + bad + "') for option '--maxid' is invalid\n", "-m", bad);
    }
    fails("error: the argument for option '--from' is invalid\n", "-f", "");
  }
}
