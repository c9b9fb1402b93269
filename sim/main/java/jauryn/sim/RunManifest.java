/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.group.IafPscExpGroup;
import jauryn.io.JsonText;
import jauryn.kernel.SimulationTime;
import jauryn.tools.WholeFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run was made of and what came out, as the file {@code run.json}. Its keys are described in
 * docs/file-formats.md and only ever added to.
 *
 * @param program name of the program
 * @param build version and commit
 * @param parameters effective parameters
 * @param inputs the files read, with checksums
 * @param summary results
 * @param segments who has done which part of it
 */
record RunManifest(
    String program,
    BuildInfo build,
    SuperSpikeParameters parameters,
    List<InputFile> inputs,
    RunSummary summary,
    List<RunSegment> segments) {

  static final String FILE_NAME = "run.json";
  private static final int FORMAT_VERSION = 1;

  /** The keys and values of the file, in order. */
  Map<String, Object> content() {
    RunSegment first = segments.get(0);
    Map<String, Object> content =
        plan(program, build, first.arguments(), first.started(), parameters);
    content.put("seed", Integer.toUnsignedLong(parameters.seed()));
    content.put("ranks", summary.ranks());
    content.put(
        "java",
        properties("version", "java.version", "vendor", "java.vendor", "vm", "java.vm.name"));
    content.put("os", os());
    content.put("inputs", inputs.stream().map(InputFile::content).toList());
    content.put("modelSeconds", summary.modelSeconds());
    content.put("wallSeconds", segments.stream().mapToDouble(RunSegment::wallSeconds).sum());
    content.put("wallSecondsByPhase", summary.wallSecondsByPhase());
    content.put("timesRealTime", JsonText.finite(summary.modelSeconds() / simulationSeconds()));
    content.put("learningCurve", summary.blocks().stream().map(RunManifest::content).toList());
    content.put("learningRateDrops", drops(parameters));
    content.put("finalMeanSquareError", JsonText.finite(summary.finalMeanSquareError()));
    content.put("outputs", outputs());
    content.put("segments", segments.stream().map(RunSegment::content).toList());
    return content;
  }

  /** What is known before the run, under the same keys. */
  static Map<String, Object> plan(
      String program,
      BuildInfo build,
      List<String> arguments,
      String started,
      SuperSpikeParameters parameters) {
    Map<String, Object> plan = new LinkedHashMap<>();
    plan.put("format", "jauryn-run");
    plan.put("formatVersion", FORMAT_VERSION);
    plan.put("program", program);
    plan.put("version", build.version());
    plan.put("commit", build.commit());
    plan.put("started", started);
    plan.put("arguments", arguments);
    plan.put("parameters", SuperSpikeOptions.values(parameters));
    plan.put("neuron", neuron());
    return plan;
  }

  /** What no option sets: the constants of all neurons. */
  private static Map<String, Object> neuron() {
    Map<String, Object> neuron = new LinkedHashMap<>();
    neuron.put("membraneTimeConstantSeconds", JsonText.decimal(SuperSpikeNetwork.TAU_MEM));
    neuron.put("synapticTimeConstantSeconds", JsonText.decimal(IafPscExpGroup.TAU_SYN));
    neuron.put("restVolts", JsonText.decimal(IafPscExpGroup.REST));
    neuron.put("thresholdVolts", JsonText.decimal(IafPscExpGroup.THRESHOLD));
    neuron.put(
        "refractorySeconds",
        (double) IafPscExpGroup.REFRACTORY_STEPS / SimulationTime.STEPS_PER_SECOND);
    neuron.put(
        "axonalDelaySeconds", (double) SimulationTime.MIN_DELAY / SimulationTime.STEPS_PER_SECOND);
    return neuron;
  }

  /** The list under {@code learningRateDrops}. */
  static List<Map<String, Integer>> drops(SuperSpikeParameters parameters) {
    return SuperSpikeExperiment.learningRateDrops(parameters.blocks()).stream()
        .map(block -> Map.of("block", block))
        .toList();
  }

  /** Writes {@code run.json} into the folder of the results: the whole file or nothing. */
  Path write() {
    Path file = parameters.dir().resolve(FILE_NAME);
    WholeFile.write(file, JsonText.lines(content()));
    return file;
  }

  /** Wall time of all phases together, without the start of the program. */
  double simulationSeconds() {
    return summary.wallSecondsByPhase().values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private List<String> outputs() {
    List<String> names = new ArrayList<>();
    for (Path file : summary.files()) {
      names.add(
          file.startsWith(parameters.dir())
              ? parameters.dir().relativize(file).toString()
              : file.toString());
    }
    return names;
  }

  /** A point of the learning curve. */
  static Map<String, Object> content(BlockResult block) {
    Map<String, Object> point = new LinkedHashMap<>();
    point.put("block", block.block());
    point.put("timeSeconds", block.timeSeconds());
    point.put("meanSquareError", JsonText.finite(block.meanSquareError()));
    point.put("outputRateHz", JsonText.finite(block.outputRateHz()));
    point.put("hiddenRateHz", JsonText.finite(block.hiddenRateHz()));
    return point;
  }

  private static Map<String, Object> os() {
    Map<String, Object> os =
        properties("name", "os.name", "version", "os.version", "architecture", "os.arch");
    os.put("processors", Runtime.getRuntime().availableProcessors());
    return os;
  }

  private static Map<String, Object> properties(String... keysAndNames) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < keysAndNames.length; i += 2) {
      values.put(keysAndNames[i], System.getProperty(keysAndNames[i + 1]));
    }
    return values;
  }
}
