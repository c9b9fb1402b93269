/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jauryn.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The production runs of the original programs on their Oxford theme: how they were called, and
 * what is known of the files they wrote.
 */
final class Original {
  private static final int RECORD_BYTES = 8;
  private static final int STEPS_PER_SECOND = 10_000;

  private Original() {}

  /**
   * The first records of a spike file of the original.
   *
   * @param file its name
   * @param seconds all records before this time belong to the prefix
   * @param records how many these are
   * @param sha256 digest of the header and these records
   */
  record Prefix(String file, double seconds, int records, String sha256) {}

  /**
   * A whole file of the original.
   *
   * @param file its name
   * @param sha256 digest of its bytes
   */
  record Whole(String file, String sha256) {}

  /** A file of the production runs; skips the calling test where there is none. */
  static Path oxford(String name) {
    return SharedData.require("reference/oxford/" + name);
  }

  /**
   * The parameters of the run scripts of the original: burn-in and blocks of 20 s.
   *
   * @param more further options
   */
  static SuperSpikeParameters production(Feedback feedback, Path dir, String... more) {
    List<String> arguments = new ArrayList<>();
    String common =
        "--nin 200 --nout 200 --grid 1.89 --eta 1e-3 --simtime 20 --nhid 256 --epsilon 1e-12"
            + " --w0 0.05 --layer 1 --quiet --delay ";
    arguments.addAll(List.of(common.split(" ")));
    arguments.add(feedback == Feedback.SYMMETRIC ? "0.0e-3" : "0.8e-3");
    arguments.addAll(List.of("--input", oxford("oxford-input.ras").toString()));
    arguments.addAll(List.of("--target", oxford("oxford-target.ras").toString()));
    arguments.addAll(List.of("--dir", dir.toString()));
    arguments.addAll(List.of(more));
    return SuperSpikeCommandLine.parse(arguments.toArray(String[]::new)).parameters();
  }

  /** The lines of the original's statistics file. */
  static List<String> statistics(Feedback feedback) {
    return lines(oxford(feedback.simulation() + ".0.stats"));
  }

  /** The learning curve: the second column of the statistics file. */
  static double[] learningCurve(Feedback feedback) {
    return statistics(feedback).stream()
        .mapToDouble(line -> Double.parseDouble(line.split(" ")[1]))
        .toArray();
  }

  /** Known prefixes of the spike files. */
  static List<Prefix> prefixes(Feedback feedback) {
    List<Prefix> prefixes = new ArrayList<>();
    for (String[] word : digestLines(feedback)) {
      if (word[1].startsWith("T=")) {
        double seconds = Double.parseDouble(word[1].substring(2));
        int records = Integer.parseInt(word[2].substring("records=".length()));
        prefixes.add(new Prefix(word[0], seconds, records, word[3]));
      }
    }
    assertFalse(prefixes.isEmpty());
    return prefixes;
  }

  /** Files known by their digest alone. */
  static List<Whole> wholes(Feedback feedback) {
    List<Whole> wholes = new ArrayList<>();
    for (String[] word : digestLines(feedback)) {
      if (!word[1].startsWith("T=")) {
        wholes.add(new Whole(word[2], word[1]));
      }
    }
    return wholes;
  }

  private static List<String[]> digestLines(Feedback feedback) {
    List<String[]> found = new ArrayList<>();
    String section = feedback == Feedback.SYMMETRIC ? "symfb" : "rfb";
    boolean inside = false;
    for (String line : lines(oxford("DIGESTS"))) {
      if (line.startsWith("#")) {
        inside = line.startsWith("# run " + section);
      } else if (inside) {
        found.add(line.trim().split(" +"));
      }
    }
    return found;
  }

  /** Compares the beginning of a spike file with what is known of the original's. */
  static void assertPrefix(Prefix expected, Path file) {
    byte[] bytes = bytes(file);
    ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long limit = Math.round(expected.seconds() * STEPS_PER_SECOND);
    int end = RECORD_BYTES;
    while (end < bytes.length && Integer.toUnsignedLong(words.getInt(end)) < limit) {
      end += RECORD_BYTES;
    }
    String what = expected.file() + " before " + expected.seconds() + " s: ";
    assertEquals(expected.records(), end / RECORD_BYTES - 1, what + "number of spikes");
    MessageDigest digest = sha256();
    digest.update(bytes, 0, end);
    assertEquals(expected.sha256(), HexFormat.of().formatHex(digest.digest()), what + "SHA-256");
  }

  /** SHA-256 of a file in hexadecimal digits. */
  static String sha256(Path file) {
    return HexFormat.of().formatHex(sha256().digest(bytes(file)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of a text file. */
  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
