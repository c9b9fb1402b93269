/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.SpikeFile;
import jauryn.tools.Aube;
import jauryn.tools.StatsCommand;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Binary spikes, compared with the bytes; and the programs that make text and statistics of them.
 */
final class FuzzedSpk extends FuzzedReader {
  private static final String FILE = "spikes.0.spk";

  /** Statistics take memory for each neuron up to the highest id, as they say. */
  private static final long MANY = 10_000;

  private final StatsCommand statistics;
  private final StatsCommand statisticsOfFew;

  FuzzedSpk(Path folder) {
    super(folder);
    String file = folder.resolve(FILE).toString();
    statistics = parsed(new StatsCommand(), file);
    statisticsOfFew = parsed(new StatsCommand(), file, "--neurons", "50");
  }

  @Override
  void read(byte[] input) throws Exception {
    Path file = write(FILE, input);
    boolean[] many = {false};
    boolean good = attempt(() -> many[0] = compare(SpikeFile.open(file), input));
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    int code = Aube.run(new String[] {"-i", file.toString()}, discard(), new PrintStream(messages));
    require(good == (code == 0), "aube ends with " + code + ": " + messages);
    attempt(many[0] ? statisticsOfFew : statistics);
  }

  /** Whether there are large ids that could be right. */
  private static boolean compare(SpikeFile spikes, byte[] input) {
    ByteBuffer bytes = ByteBuffer.wrap(input).order(ByteOrder.LITTLE_ENDIAN);
    require(spikes.stepsPerSecond() == Integer.toUnsignedLong(bytes.getInt()), "another rate");
    require(spikes.tag() == Integer.toUnsignedLong(bytes.getInt()), "another tag");
    require(spikes.recordCount() == input.length / 8 - 1, "another number of spikes");
    require(spikes.truncated() == (input.length % 8 != 0), "another end");
    boolean many = false;
    for (int k = 0; k < spikes.recordCount(); k++) {
      require(spikes.step(k) == Integer.toUnsignedLong(bytes.getInt()), "another step");
      require(spikes.neuron(k) == Integer.toUnsignedLong(bytes.getInt()), "another neuron");
      many |= spikes.neuron(k) > MANY;
    }
    return many;
  }

  private static OutputStream discard() {
    return OutputStream.nullOutputStream();
  }

  static Console quiet() {
    PrintStream nowhere = new PrintStream(discard(), false, StandardCharsets.UTF_8);
    return new Console(discard(), nowhere, nowhere, false, StandardCharsets.UTF_8);
  }
}
