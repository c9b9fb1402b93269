/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.ExitCode;
import jauryn.io.SpikeFile;
import jauryn.io.StateFile;
import jauryn.io.StateSection;
import jauryn.io.StateType;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.zip.CRC32C;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jauryn state}: what is in a checkpoint. */
@Command(
    name = "state",
    sortOptions = false,
    header = "Checks a checkpoint and shows what is in it.",
    description = {
      "",
      "One line for each group, connection and device: bytes, checksum (the same for the same state),"
          + " name, and its size.",
      ""
    })
public final class StateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private HelpOption help;

  @Parameters(paramLabel = "FILE", description = "A file checkpoint-STEP.state.")
  private Path path;

  @Option(names = "--all", description = "One line for each section of the file.")
  private boolean all;

  /** What belongs to one object. */
  private static final class Part {
    private final CRC32C checksum = new CRC32C();
    private long bytes;

    void add(StateSection section) {
      bytes += section.bytesInFile();
      for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
        checksum.update(section.checksum() >>> shift);
      }
    }
  }

  @Override
  public Integer call() {
    StateFile file = StateFile.read(path);
    PrintWriter out = spec.commandLine().getOut();
    out.println(file.path() + ": " + file.sections().size() + " sections, all checksums are right");
    StateSection step = file.section("step");
    if (holds(step, StateType.INT64, 1)) {
      long next = step.longs()[0];
      double seconds = next * SpikeFile.STEP_SECONDS;
      out.println(String.format(Locale.ROOT, "model time %.4f s, step %d", seconds, next));
    }
    if (all) {
      file.sections().forEach(section -> print(section, out));
      return ExitCode.OK.code();
    }
    Map<String, Part> parts = new LinkedHashMap<>();
    for (StateSection section : file.sections()) {
      parts.computeIfAbsent(object(section.name()), name -> new Part()).add(section);
    }
    parts.forEach((name, part) -> print(file, name, part, out));
    return ExitCode.OK.code();
  }

  private static void print(StateSection section, PrintWriter out) {
    out.println(
        String.format(
            Locale.ROOT,
            "%08x  %-7s %-14s %s",
            section.checksum(),
            section.type().name().toLowerCase(Locale.ROOT),
            Arrays.toString(section.shape()),
            section.name()));
  }

  private static void print(StateFile file, String name, Part part, PrintWriter out) {
    out.println(
        String.format(
                Locale.ROOT,
                "%10d  %08x  %s  %s",
                part.bytes,
                part.checksum.getValue(),
                name,
                size(file, name))
            .stripTrailing());
  }

  /** The first two parts of a name: kind and name of an object. */
  private static String object(String section) {
    int slash = section.indexOf('/');
    int second = section.indexOf('/', slash + 1);
    return slash < 0 || second < 0 ? section : section.substring(0, second);
  }

  private static String size(StateFile file, String name) {
    StateSection neurons = file.section(name + "/neurons");
    StateSection size = file.section(name + "/size");
    StateSection weights = file.section(name + "/weights");
    if (name.startsWith("group/") && holds(neurons, StateType.INT64, 1)) {
      return neurons.longs()[0] + " neurons";
    }
    if (weights != null && holds(size, StateType.INT32, 2)) {
      int[] shape = size.ints();
      return shape[0] + " x " + shape[1] + ", " + weights.length() + " synapses";
    }
    return "";
  }

  private static boolean holds(StateSection section, StateType type, int count) {
    return section != null && section.type() == type && section.length() == count;
  }
}
