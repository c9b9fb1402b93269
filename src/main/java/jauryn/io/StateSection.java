/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.io;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** One named array of a state file, whose checksum was right. */
public final class StateSection {
  private final String name;
  private final StateType type;
  private final long[] shape;
  private final ByteBuffer data;
  private final int checksum;

  StateSection(String name, StateType type, long[] shape, ByteBuffer data, int checksum) {
    this.name = name;
    this.type = type;
    this.shape = shape;
    this.data = data;
    this.checksum = checksum;
  }

  /** The name, in parts with slashes between them. */
  public String name() {
    return name;
  }

  /** What the elements are. */
  public StateType type() {
    return type;
  }

  /** Extent in each dimension, slowest first. */
  public long[] shape() {
    return shape.clone();
  }

  /** Number of elements. */
  public int length() {
    return data.capacity() / type.bytes();
  }

  /** Length of the elements in the file. */
  public long bytesInFile() {
    return data.capacity();
  }

  /** CRC-32C of the section as it is in the file. */
  public int checksum() {
    return checksum;
  }

  /** The elements of an INT32 section. */
  public int[] ints() {
    require(StateType.INT32);
    int[] values = new int[length()];
    data.asIntBuffer().get(values);
    return values;
  }

  /** The elements of an INT64 section. */
  public long[] longs() {
    require(StateType.INT64);
    long[] values = new long[length()];
    data.asLongBuffer().get(values);
    return values;
  }

  /** The elements of a FLOAT64 section. */
  public double[] doubles() {
    require(StateType.FLOAT64);
    double[] values = new double[length()];
    data.asDoubleBuffer().get(values);
    return values;
  }

  /** All elements of a FLOAT32 section. */
  public float[] floats() {
    float[] values = new float[length()];
    floats(0, values, values.length);
    return values;
  }

  /** Copies {@code count} elements of a FLOAT32 section, from element {@code from} on. */
  public void floats(int from, float[] into, int count) {
    require(StateType.FLOAT32);
    data.asFloatBuffer().get(from, into, 0, count);
  }

  /** The content of a BYTES section. */
  public byte[] bytes() {
    require(StateType.BYTES);
    byte[] values = new byte[length()];
    data.get(0, values);
    return values;
  }

  /** A BYTES section as text. */
  public String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  private void require(StateType wanted) {
    if (type != wanted) {
      throw new IllegalStateException("section " + name + " has " + type + ", not " + wanted);
    }
  }
}
