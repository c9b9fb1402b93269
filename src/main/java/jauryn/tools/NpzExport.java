/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.ExitCode;
import jauryn.io.NpzWriter;
import jauryn.io.SpikeFile;
import jauryn.io.UserError;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A run as numpy arrays, see docs/file-formats.md; spikes go through without being kept. */
final class NpzExport {
  private final RunFolder run;
  private final double from;
  private final double to;

  /** Spikes of {@code from <= time < to}, seconds. */
  NpzExport(RunFolder run, double from, double to) {
    this.run = run;
    this.from = from;
    this.to = to;
  }

  /** Writes the file; a UserError if the folder holds no run or a damaged one. */
  void write(Path file) {
    Map<Layer, List<SpikeFile>> spikes = new EnumMap<>(Layer.class);
    for (Layer layer : Layer.values()) {
      spikes.put(layer, run.spikes(layer.stem()));
    }
    spikes.values().removeIf(List::isEmpty);
    List<ErrorCurve> curves = ErrorCurve.of(run);
    RunWeights weights = RunWeights.of(run);
    if (spikes.isEmpty() && curves.isEmpty() && weights.connections().isEmpty()) {
      throw new UserError(
          ExitCode.INPUT, run + " holds no run: expected output.0.spk or a .stats file");
    }
    try (NpzWriter out = NpzWriter.create(file)) {
      spikes.forEach((layer, files) -> writeSpikes(out, layer.name(), files));
      for (ErrorCurve curve : curves) {
        String suffix = curves.size() == 1 ? "" : "_" + Path.of(curve.name()).getFileName();
        writeCurve(out, curve, suffix);
      }
      writeWeights(out, weights);
      out.complete();
    }
  }

  private void writeSpikes(NpzWriter out, String layer, List<SpikeFile> files) {
    double rate = files.get(0).stepsPerSecond();
    long end = Math.min(SpikeWindow.end(files), Math.round(to * rate));
    SpikeWindow window = new SpikeWindow(files, Math.round(from * rate), Math.max(0, end));
    long[] count = {0};
    window.forEach((step, neuron) -> count[0]++);
    out.beginDoubles(layer + "_times", count[0]);
    window.forEach((step, neuron) -> out.writeDouble(step / rate));
    out.beginUnsigned(layer + "_neurons", count[0]);
    window.forEach((step, neuron) -> out.writeInt((int) neuron));
  }

  private static void writeCurve(NpzWriter out, ErrorCurve curve, String suffix) {
    int length = curve.errors().length;
    out.beginUnsigned("block" + suffix, length);
    for (long block : curve.blocks()) {
      out.writeInt((int) block);
    }
    out.beginDoubles("mean_square_error" + suffix, length);
    for (double error : curve.errors()) {
      out.writeDouble(error);
    }
  }

  private static void writeWeights(NpzWriter out, RunWeights weights) {
    for (int k = 0; k < weights.connections().size(); k++) {
      out.beginFloats("weights_" + weights.name(k), weights.rows(k), weights.columns(k));
      for (float weight : weights.dense(k)) {
        out.writeFloat(weight);
      }
    }
  }
}
