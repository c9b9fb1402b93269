/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import com.fasterxml.jackson.jr.ob.JSON;
import jauryn.io.RasFile;
import jauryn.io.StateFileWriter;
import jauryn.kernel.StateWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small good files of each format, from which a fuzzer starts. */
final class FuzzSeeds {
  private static final int STEPS = 2000;

  private FuzzSeeds() {}

  /** Writes them into one folder per format. */
  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[0]);
    Path run = Files.createDirectories(root.resolve("run"));
    for (FuzzedFormat format : FuzzedFormat.values()) {
      Files.createDirectories(root.resolve(format.folderName()));
    }
    SuperSpikeParameters parameters = parameters(run).build();
    String[] options = {
      "--input",
      parameters.input().toString(),
      "--target",
      parameters.target().toString(),
      "--grid",
      "0.1",
      "--nin",
      "2",
      "--nout",
      "2",
      "--nhidden",
      "2",
      "--delay",
      "8e-4",
      "--simtime",
      "1",
      "--blocks",
      "2",
      "--w0",
      "2",
      "--fast",
      "--quiet",
      "--no-report",
      "--dir",
      run.toString(),
      "--log-dir",
      run.toString(),
      "--save-weights",
      run.toString(),
    };
    SuperSpikeProgram.of(Feedback.RANDOM, FuzzedSpk.quiet()).run(options);
    copy(run.resolve("input.ras"), root, FuzzedFormat.RAS);
    copy(run.resolve("hid.wmat"), root, FuzzedFormat.WMAT);
    copy(run.resolve("output.0.spk"), root, FuzzedFormat.SPK);
    copy(run.resolve("run.json"), root, FuzzedFormat.RUN_JSON);
    copy(run.resolve("weights.0.hist"), root, FuzzedFormat.HIST);
    copy(run.resolve("rfb.0.stats"), root, FuzzedFormat.STATS);
    copy(run.resolve("multi.0.netstate"), root, FuzzedFormat.NETSTATE);
    copy(run.resolve("sim_rfb.0.log"), root, FuzzedFormat.LOG);
    SuperSpikeNetwork network = network(parameters, Feedback.RANDOM);
    network.simulation().advance(STEPS);
    Path state = root.resolve(FuzzedFormat.STATE.folderName()).resolve("seed.state");
    try (StateFileWriter file = StateFileWriter.create(state)) {
      StateWriter out = new StateWriter(file, STEPS, network.simulation().ranks());
      StateWriter about = out.in(SavedRun.SECTION);
      about.text(SavedRun.DESCRIPTION, JSON.std.asString(description(parameters)));
      about.integer(SavedRun.LOG_LENGTH, 0);
      network.save(out);
      file.complete();
    }
  }

  private static Map<String, Object> description(SuperSpikeParameters parameters) {
    Map<String, Object> content =
        new LinkedHashMap<>(RunCheckpoints.describe(Feedback.RANDOM, parameters, List.of(), 1));
    RunSegment segment = new RunSegment("", "", "", List.of(), 0, 0.2, 1);
    content.put("segments", List.of(segment.content()));
    return content;
  }

  private static void copy(Path file, Path root, FuzzedFormat format) throws IOException {
    Files.copy(file, root.resolve(format.folderName()).resolve("seed-" + file.getFileName()));
  }

  /** Writes spikes into {@code folder} and describes a network of two neurons per layer. */
  static SuperSpikeParameters.Builder parameters(Path folder) throws IOException {
    Path input = Files.writeString(folder.resolve("input.ras"), "0.01 0\n0.02 1\n0.05 0\n");
    Path target = Files.writeString(folder.resolve("target.ras"), "0.03 0\n0.04 1\n");
    return SuperSpikeParameters.builder()
        .input(input)
        .target(target)
        .dir(folder)
        .logDir(folder)
        .nin(2)
        .nout(2)
        .nhidden(2)
        .grid(0.1f)
        .w0(2)
        .delay(8e-4f);
  }

  /** That network. */
  static SuperSpikeNetwork network(SuperSpikeParameters parameters, Feedback feedback) {
    return new SuperSpikeNetwork(
        parameters,
        feedback,
        RasFile.read(parameters.input(), parameters.nin()),
        RasFile.read(parameters.target(), parameters.nout()));
  }
}
