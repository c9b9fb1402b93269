/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.ExitCode;
import jauryn.io.FileErrors;
import jauryn.io.UserError;
import jauryn.io.WeightMatrixFile;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Weights of the forward connections in a {@code .netstate} file, a Boost binary archive (see
 * {@link jauryn.io.BoostArchiveWriter} and docs/file-formats.md): after a header and five integers
 * come the connections, from the input upwards, each a sparse matrix with several values per
 * synapse of which the weight is the first. Five bytes stand before the first object of each class.
 */
final class NetworkWeights {
  private static final String SIGNATURE = "serialization::archive";
  private static final int CLASS_NOTE = 5;
  private static final int HEADER = Short.BYTES + 4 + Integer.BYTES + 5 * Integer.BYTES;

  private final ByteBuffer in;

  private NetworkWeights(ByteBuffer in) {
    this.in = in;
  }

  /** Connections from the input upwards; a UserError with INPUT if the file is no such archive. */
  static List<WeightMatrixFile> read(Path file, int hiddenLayers) {
    try (FileChannel channel = FileChannel.open(file)) {
      long size = Math.min(channel.size(), Integer.MAX_VALUE);
      ByteBuffer map = channel.map(FileChannel.MapMode.READ_ONLY, 0, size);
      return new NetworkWeights(map.order(ByteOrder.LITTLE_ENDIAN)).connections(hiddenLayers);
    } catch (BufferUnderflowException | IllegalArgumentException | ArithmeticException e) {
      throw new UserError(ExitCode.INPUT, file + " is not a network state, or cut off", e);
    } catch (IOException e) {
      throw FileErrors.cannotRead(file, e);
    }
  }

  private List<WeightMatrixFile> connections(int hiddenLayers) {
    if (!SIGNATURE.equals(string())) {
      throw new IllegalArgumentException("no archive");
    }
    skip(HEADER);
    List<WeightMatrixFile> connections = new ArrayList<>();
    for (int layer = 0; layer <= hiddenLayers; layer++) {
      connections.add(connection(layer == 0));
    }
    return connections;
  }

  private WeightMatrixFile connection(boolean first) {
    int note = first ? CLASS_NOTE : 0;
    skip(note + 2L * Integer.BYTES);
    string();
    skip(note);
    int rows = in.getInt();
    int columns = in.getInt();
    int values = in.getInt();
    skip(2L * Integer.BYTES + Long.BYTES);
    int size = Math.toIntExact(in.getLong());
    if (rows < 0 || columns < 0) {
      throw new IllegalArgumentException("rows or columns");
    }
    int[] rowStart = integers(rows + 1L);
    int[] column = integers(size);
    requireStructure(rowStart, column, columns);
    float[] weights = new float[size];
    for (int value = 0; value < values; value++) {
      skip(value == 0 ? note : 0);
      long room = in.getLong();
      if (value == 0) {
        in.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(weights);
      }
      skip(Math.multiplyExact(room, Float.BYTES));
    }
    return new WeightMatrixFile(rows, columns, rowStart, column, weights);
  }

  private int[] integers(long count) {
    if (count < 0 || count > in.remaining() / Integer.BYTES) {
      throw new IllegalArgumentException("size");
    }
    int[] numbers = new int[(int) count];
    in.slice().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(numbers);
    skip(count * Integer.BYTES);
    return numbers;
  }

  private static void requireStructure(int[] rowStart, int[] column, int columns) {
    boolean right = rowStart[0] == 0 && rowStart[rowStart.length - 1] == column.length;
    for (int row = 1; row < rowStart.length; row++) {
      right &= rowStart[row - 1] <= rowStart[row];
    }
    for (int index : column) {
      right &= index >= 0 && index < columns;
    }
    if (!right) {
      throw new IllegalArgumentException("structure");
    }
  }

  private String string() {
    long length = in.getLong();
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("length");
    }
    byte[] text = new byte[(int) length];
    in.get(text);
    return new String(text, StandardCharsets.US_ASCII);
  }

  private void skip(long bytes) {
    if (bytes < 0 || bytes > in.remaining()) {
      throw new IllegalArgumentException("cut off");
    }
    in.position(in.position() + (int) bytes);
  }
}
