/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import jauryn.io.ExitCode;
import jauryn.io.FileErrors;
import jauryn.io.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The trained network as a graph of the Neuromorphic Intermediate Representation (Pedersen et al.,
 * Nature Communications 15, 8122, 2024), in HDF5.
 *
 * <p>The nodes are a chain: input, then for each layer the axonal delay, the weights (Linear) and
 * the neurons (CubaLIF), then output. In a CubaLIF node a spike raises the current by w_in /
 * tau_syn times the weight, here by the weight; so w_in is tau_syn. NIR has no refractory period;
 * it is in the metadata of the neurons, where programs may look for it.
 */
final class NirExport {
  /** Version of NIR whose nodes these are. */
  private static final String VERSION = "1.0";

  private final RunFolder run;
  private final RunWeights weights;
  private final Map<?, ?> neuron;
  private final List<String[]> edges = new ArrayList<>();
  private String last;

  /** The network of a run that has ended; a UserError if it did not say all about it. */
  NirExport(RunFolder run) {
    this.run = run;
    weights = RunWeights.of(run);
    if (weights.connections().isEmpty()) {
      throw new UserError(
          ExitCode.INPUT, run + " holds no weights, expected multi.0.netstate with its run.json");
    }
    if (!(run.manifest().get("neuron") instanceof Map<?, ?> found)) {
      throw new UserError(
          ExitCode.INPUT, run + "/run.json: expected key 'neuron', as this version writes it");
    }
    neuron = found;
  }

  void write(Path file) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.newOutputStream(part).close(); // says what is wrong better than jHDF does
      try (WritableHdfFile hdf = HdfFile.write(part)) {
        hdf.putDataset("version", VERSION);
        WritableGroup graph = hdf.putGroup("node");
        graph.putDataset("type", "NIRGraph");
        writeNodes(graph.putGroup("nodes"));
        graph.putDataset("edges", edges.toArray(String[][]::new));
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw FileErrors.cannotWrite(file, e);
    } catch (io.jhdf.exceptions.HdfWritingException e) {
      throw FileErrors.cannotWrite(file, new IOException(e.getMessage(), e));
    }
  }

  private void writeNodes(WritableGroup nodes) {
    last = "input";
    WritableGroup input = node(nodes, "input", "Input");
    input.putDataset("shape", new long[] {weights.rows(0)});
    for (int k = 0; k < weights.connections().size(); k++) {
      String name = weights.name(k);
      int size = weights.columns(k);
      float[] delays = constant(weights.rows(k), "axonalDelaySeconds");
      then(nodes, "delay_to_" + name, "Delay").putDataset("delay", delays);
      then(nodes, "weights_to_" + name, "Linear").putDataset("weight", transposed(k));
      WritableGroup neurons = then(nodes, "neurons_" + name, "CubaLIF");
      neurons.putDataset("tau_mem", constant(size, "membraneTimeConstantSeconds"));
      neurons.putDataset("tau_syn", constant(size, "synapticTimeConstantSeconds"));
      neurons.putDataset("w_in", constant(size, "synapticTimeConstantSeconds"));
      neurons.putDataset("r", filled(size, 1));
      neurons.putDataset("v_leak", constant(size, "restVolts"));
      neurons.putDataset("v_reset", constant(size, "restVolts"));
      neurons.putDataset("v_threshold", constant(size, "thresholdVolts"));
      neurons.putGroup("metadata").putDataset("refractory_period", value("refractorySeconds"));
    }
    WritableGroup output = then(nodes, "output", "Output");
    output.putDataset("shape", new long[] {weights.columns(weights.connections().size() - 1)});
  }

  /** A node that follows the one before. */
  private WritableGroup then(WritableGroup nodes, String name, String type) {
    edges.add(new String[] {last, name});
    last = name;
    return node(nodes, name, type);
  }

  private static WritableGroup node(WritableGroup nodes, String name, String type) {
    WritableGroup node = nodes.putGroup(name);
    node.putDataset("type", type);
    return node;
  }

  private float[] constant(int size, String key) {
    return filled(size, (float) value(key));
  }

  private double value(String key) {
    if (neuron.get(key) instanceof Number number) {
      return number.doubleValue();
    }
    throw new UserError(ExitCode.INPUT, run + "/run.json: expected a number neuron." + key);
  }

  private static float[] filled(int size, float value) {
    float[] values = new float[size];
    Arrays.fill(values, value);
    return values;
  }

  /** Weights with a row per neuron they go to. */
  private float[][] transposed(int k) {
    float[] dense = weights.dense(k);
    float[][] rows = new float[weights.columns(k)][weights.rows(k)];
    for (int from = 0; from < weights.rows(k); from++) {
      for (int to = 0; to < weights.columns(k); to++) {
        rows[to][from] = dense[from * weights.columns(k) + to];
      }
    }
    return rows;
  }
}
