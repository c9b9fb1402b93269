/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.io;

import it.unimi.dsi.fastutil.floats.FloatArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Patterns of activity of a group in a text file (.pat): one neuron per line with its value, 1 if
 * there is none; a blank line ends a pattern; {@code #} starts a comment line.
 */
public final class PatternFile {
  private static final String LINE = "'neuron value', as in '12 0.5'";

  private PatternFile() {}

  /**
   * A pattern: neurons and their values, in the order of the file.
   *
   * @param neurons global ids
   * @param values one for each
   */
  public record Pattern(int[] neurons, float[] values) {}

  /**
   * Reads the patterns of a group of {@code size} neurons. A line that is not understood, a neuron
   * the group does not have, or a file without patterns is a UserError with INPUT.
   */
  public static List<Pattern> read(Path path, int size) {
    TextScanner in = TextScanner.open(path);
    List<Pattern> patterns = new ArrayList<>();
    IntArrayList neurons = new IntArrayList();
    FloatArrayList values = new FloatArrayList();
    while (in.nextLine()) {
      if (in.at('#')) {
        continue;
      }
      if (in.atEndOfLine()) {
        end(neurons, values, patterns);
        continue;
      }
      long neuron = in.index("neuron", LINE);
      if (neuron >= size) {
        throw in.error("neuron " + neuron, "a number below the size of the group, " + size);
      }
      float value = in.atEndOfLine() ? 1f : (float) in.number("value", LINE);
      if (!Float.isFinite(value)) {
        throw in.error("value " + value, "a finite number");
      }
      neurons.add((int) neuron);
      values.add(value);
    }
    end(neurons, values, patterns);
    if (patterns.isEmpty()) {
      throw new UserError(ExitCode.INPUT, path + ": no pattern, expected lines of " + LINE);
    }
    return List.copyOf(patterns);
  }

  private static void end(IntArrayList neurons, FloatArrayList values, List<Pattern> patterns) {
    if (!neurons.isEmpty()) {
      patterns.add(new Pattern(neurons.toIntArray(), values.toFloatArray()));
    }
    neurons.clear();
    values.clear();
  }
}
