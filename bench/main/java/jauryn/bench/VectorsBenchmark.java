/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.bench;

import jauryn.math.Vectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** {@link Vectors}. */
public class VectorsBenchmark extends KernelBenchmark {
  private int[] columns;
  private float[] x;
  private float[] y;
  private float[] source;

  /** Numbers of both signs. */
  @Setup
  public void prepare() {
    columns = columns();
    x = uniform(-1, 1);
    y = uniform(-1, 1);
    source = uniform(-1, 1);
  }

  /** Delivery of a spike: a full row. */
  @Benchmark
  public float[] add() {
    Vectors.add(x, y, n);
    return y;
  }

  /** Delivery of a spike: a row with a list of its synapses. */
  @Benchmark
  public float[] addAt() {
    Vectors.addAt(x, columns, y);
    return y;
  }

  /** Gradient of a spike: a full row. */
  @Benchmark
  public float[] addScaled() {
    Vectors.addScaled(0.98f, x, y, n);
    return y;
  }

  /** Gradient of a spike: a row with a list of its synapses. */
  @Benchmark
  public float[] addScaledFrom() {
    Vectors.addScaledFrom(0.98f, x, columns, y);
    return y;
  }

  /** A copy that empties its source. */
  @Benchmark
  public float[] move() {
    Vectors.move(source, y, n);
    return y;
  }

  /** A trace. */
  @Benchmark
  public float[] scale() {
    Vectors.scale(1f, x, n);
    return x;
  }

  /** A low-pass filter. */
  @Benchmark
  public float[] follow() {
    Vectors.follow(0.01f, x, y, n);
    return y;
  }

  /** A sum in double precision, in order. */
  @Benchmark
  public double sum() {
    return Vectors.sum(x, n);
  }

  /** A pass over a vector without subnormal numbers. */
  @Benchmark
  public float[] flushSubnormals() {
    Vectors.flushSubnormals(x, n);
    return x;
  }

  /** A search without find. */
  @Benchmark
  public boolean anyBelow() {
    return Vectors.anyBelow(Float.MIN_VALUE, x);
  }
}
