/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Tables of the ziggurat method: abscissae x and ordinates y of N layers of equal area under a
 * decreasing density f with f(0) = 1.
 *
 * <p>x(1) = R is where the tail begins, x(0) the width of the base layer that stands for the tail,
 * x(N) = 0; y(k) = f(x(k)) for k &gt; 0, y(0) = 0. The values are the recurrence y(k+1) = y(k) +
 * V/x(k) worked out with 60 digits and rounded to double (plain double arithmetic would be off in
 * the last bits); they are kept as a binary resource, big-endian: x(0..N), y(0..N).
 */
final class Ziggurat {
  /** Density exp(-x²/2), 128 layers. */
  static final Ziggurat NORMAL = new Ziggurat("ziggurat-normal.bin", 128);

  /** Density exp(-x), 256 layers. */
  static final Ziggurat EXPONENTIAL = new Ziggurat("ziggurat-exponential.bin", 256);

  private final double[] x;
  private final double[] y;

  private Ziggurat(String resource, int layers) {
    x = new double[layers + 1];
    y = new double[layers + 1];
    try (InputStream stream = Ziggurat.class.getResourceAsStream(resource);
        DataInputStream in = new DataInputStream(stream)) {
      byte[] bytes = in.readAllBytes();
      java.nio.ByteBuffer.wrap(bytes).asDoubleBuffer().get(x).get(y);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  double x(int k) {
    return x[k];
  }

  double y(int k) {
    return y[k];
  }

  /**
   * Whether the point (x, layer floor + v layer height) lies under exp(-x), which is convex
   * everywhere.
   */
  boolean acceptsUnderConvexDensity(int layer, double at, double v) {
    double height = y[layer] + v * (y[layer + 1] - y[layer]);
    return aboveChordIsRejected(layer, at, v)
        && (height - tangentFromRight(layer, at) < 0 || height < Math.exp(-at));
  }

  /** Whether the point lies under exp(-x²/2), which is concave left of 1 and convex right of it. */
  boolean acceptsUnderNormalDensity(int layer, double at, double v) {
    double height = y[layer] + v * (y[layer + 1] - y[layer]);
    double belowChord = (x[layer] - x[layer + 1]) * v - (x[layer] - at);
    double belowTangent = height - (y[layer] + (x[layer] - at) * y[layer] * x[layer]);
    boolean convex = x[layer] >= 1;
    double upper = convex ? belowChord : belowTangent;
    double lower = convex ? belowTangent : belowChord;
    return upper < 0 && (lower < 0 || height < Math.exp(-at * at / 2));
  }

  private boolean aboveChordIsRejected(int layer, double at, double v) {
    return (x[layer] - x[layer + 1]) * v - (x[layer] - at) < 0;
  }

  private double tangentFromRight(int layer, double at) {
    return y[layer + 1] + (x[layer + 1] - at) * y[layer + 1];
  }
}
