/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.StateFile;
import jauryn.tools.StateCommand;
import jauryn.tools.WeightsCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A checkpoint, as it is and once more with right checksums, which nobody would guess: described,
 * exported, and loaded into a network that goes on for some steps.
 */
final class FuzzedState extends FuzzedReader {
  private static final int HEADER = 12;
  private static final int STEPS = 40;

  private static final String FILE = "checkpoint-000000000007000.state";

  private final SuperSpikeParameters parameters;
  private final StateCommand show;
  private final StateCommand showAll;
  private final WeightsCommand export;

  FuzzedState(Path folder) {
    super(folder);
    String file = folder.resolve(FILE).toString();
    show = parsed(new StateCommand(), file);
    showAll = parsed(new StateCommand(), file, "--all");
    export = parsed(new WeightsCommand(), file, "--export", folder.resolve("export").toString());
    try {
      parameters = FuzzSeeds.parameters(folder).build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  void read(byte[] input) throws Exception {
    Path file = write(FILE, input);
    attempt(() -> StateFile.read(file));
    Files.write(file, withRightChecksums(input));
    attempt(() -> SavedRun.of(StateFile.read(file)));
    attempt(show);
    attempt(showAll);
    attempt(export);
    if (oneOf(8, input, 0)) {
      attempt(() -> load(StateFile.read(file)));
    }
  }

  private long load(StateFile file) {
    SuperSpikeNetwork network = FuzzSeeds.network(parameters, Feedback.RANDOM);
    network.load(network.simulation().reader(file));
    network.simulation().advance(STEPS);
    return network.simulation().step();
  }

  /** The same file with the checksums of all sections that can be told apart. */
  private static byte[] withRightChecksums(byte[] input) {
    byte[] bytes = input.clone();
    ByteBuffer numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    CRC32C all = new CRC32C();
    int count = 0;
    for (int at = HEADER; at + Short.BYTES < bytes.length; count++) {
      int end = endOfSection(numbers, at);
      if (end < 0) {
        break;
      }
      if (end + Integer.BYTES == bytes.length && end - at >= 2 * Integer.BYTES) {
        numbers.putInt(end - 2 * Integer.BYTES, count);
        numbers.putInt(end - Integer.BYTES, (int) all.getValue());
      }
      CRC32C own = new CRC32C();
      own.update(bytes, at, end - at);
      numbers.putInt(end, (int) own.getValue());
      all.update(bytes, end, Integer.BYTES);
      at = end + Integer.BYTES;
    }
    return bytes;
  }

  /** Where the checksum of a section is; negative if its length cannot be right. */
  private static int endOfSection(ByteBuffer bytes, int start) {
    int at = start + Short.BYTES + Short.toUnsignedInt(bytes.getShort(start));
    if (at + 2 > bytes.capacity()) {
      return -1;
    }
    int type = bytes.get(at);
    int dimensions = bytes.get(at + 1);
    at += 2;
    if (type < 1 || type > 5 || dimensions < 0 || at + dimensions * 8 > bytes.capacity()) {
      return -1;
    }
    double length = List.of(4, 8, 4, 8, 1).get(type - 1);
    for (int k = 0; k < dimensions; k++, at += Long.BYTES) {
      length *= bytes.getLong(at);
    }
    return length >= 0 && at + length + Integer.BYTES <= bytes.capacity() ? at + (int) length : -1;
  }
}
