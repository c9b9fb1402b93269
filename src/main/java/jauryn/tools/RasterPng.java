/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Spikes of one window as a PNG of one bit a pixel, black on transparent, neuron 0 at the bottom.
 *
 * <p>Written here and not by ImageIO, which with AWT takes longer to load than a report may add to
 * a run and needs native libraries that a compute node may lack. The format (W3C, PNG, third
 * edition) is a signature, four chunks, and zlib's own compression.
 */
final class RasterPng {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int MOST_ROWS = 400;
  private static final int INDEXED = 3;

  private final int columns;
  private final int rows;
  private final int rowBytes;
  private final byte[] pixels;
  private final int neurons;
  private final long from;
  private final long to;

  /** A picture of the steps {@code [from, to)}; several neurons share a row if there are many. */
  RasterPng(int columns, int neurons, long from, long to) {
    this.columns = columns;
    this.neurons = neurons;
    this.from = from;
    this.to = to;
    rows = Math.min(neurons, MOST_ROWS);
    rowBytes = 1 + (columns + 7) / 8; // the first byte is the filter of the row: none
    pixels = new byte[rows * rowBytes];
  }

  int columns() {
    return columns;
  }

  int rows() {
    return rows;
  }

  void mark(long step, long neuron) {
    int x = (int) ((step - from) * columns / (to - from));
    int y = rows - 1 - (int) (neuron * rows / neurons);
    pixels[y * rowBytes + 1 + x / 8] |= (byte) (0x80 >>> x % 8);
  }

  /** The file. */
  byte[] bytes() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(SIGNATURE);
    ByteBuffer header = ByteBuffer.allocate(13).putInt(columns).putInt(rows);
    header.put((byte) 1).put((byte) INDEXED);
    chunk(file, "IHDR", header.array(), 13);
    chunk(file, "PLTE", new byte[] {-1, -1, -1, 0, 0, 0}, 6);
    chunk(file, "tRNS", new byte[] {0, -1}, 2);
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION);
    deflater.setInput(pixels);
    deflater.finish();
    byte[] data = new byte[pixels.length + pixels.length / 500 + 64]; // incompressible and a frame
    int length = deflater.deflate(data);
    deflater.end();
    chunk(file, "IDAT", data, length);
    chunk(file, "IEND", new byte[0], 0);
    return file.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream file, String type, byte[] data, int length) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 checksum = new CRC32();
    checksum.update(name);
    checksum.update(data, 0, length);
    file.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
    file.writeBytes(name);
    file.write(data, 0, length);
    file.writeBytes(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
  }
}
