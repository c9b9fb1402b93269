/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import jauryn.comm.NeuronRange;
import jauryn.group.AnswerTarget;
import jauryn.group.AnswerTarget.Windows;
import jauryn.group.FileInputGroup;
import jauryn.group.NeuronGroup;
import jauryn.kernel.Simulation;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.SpikingGroup;
import jauryn.math.ReferenceRandom;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The exclusive or of spike patterns (Zenke and Ganguli 2018, figure 5). Inputs are three sets: the
 * first fires in every trial, which tells that there is one; the second and the third fire in those
 * in which the first and the second bit is 1. Every input that fires does so once, at a time within
 * 10 ms that was drawn for it once. Two outputs stand for the two answers. Trials follow one
 * another in random order and at random intervals.
 */
final class SpikingXor implements LearningTask {
  static final int INPUTS = 100;
  static final int ANSWERS = 2;

  private static final int SETS = 3;
  private static final int STIMULUS = 100;

  private final SpikePattern spikes;
  private final Windows windows;
  private final long steps;

  /**
   * How trials follow one another, in seconds.
   *
   * @param quiet before the first
   * @param answer how long after the stimulus an answer counts
   * @param shortest shortest interval between the end of a window and the next stimulus
   * @param longest longest interval
   */
  record Timing(double quiet, double answer, double shortest, double longest) {
    /** Keys and values for the settings of a run. */
    Map<String, Object> content() {
      Map<String, Object> content = new LinkedHashMap<>();
      content.put("quietSeconds", quiet);
      content.put("answerSeconds", answer);
      content.put("shortestPauseSeconds", shortest);
      content.put("longestPauseSeconds", longest);
      return content;
    }
  }

  /** So many trials, drawn from {@code random}. */
  SpikingXor(int trials, Timing timing, ReferenceRandom random) {
    int[] offset = new int[INPUTS];
    for (int input = 0; input < INPUTS; input++) {
      offset[input] = (int) (STIMULUS * random.nextUniform());
    }
    windows = new Windows(new long[trials], new long[trials], new int[trials]);
    LongArrayList events = new LongArrayList();
    long start = SimulationTime.steps((float) timing.quiet());
    for (int trial = 0; trial < trials; trial++) {
      int pattern = (int) (4 * random.nextUniform());
      for (int input = 0; input < INPUTS; input++) {
        int set = input * SETS / INPUTS;
        if (set == 0 || (pattern & set) != 0) {
          events.add(start + offset[input] << Integer.SIZE | input);
        }
      }
      windows.from()[trial] = start;
      windows.to()[trial] = start + STIMULUS + steps(timing.answer());
      windows.answer()[trial] = Integer.bitCount(pattern) % 2;
      double pause =
          timing.shortest() + (timing.longest() - timing.shortest()) * random.nextUniform();
      start = windows.to()[trial] + steps(pause);
    }
    steps = start;
    spikes = SpikePattern.of(events);
  }

  private static long steps(double seconds) {
    return Math.round(seconds / SimulationTime.DT);
  }

  /** When answers are expected, and which. */
  Windows windows() {
    return windows;
  }

  /** Length of all trials. */
  long steps() {
    return steps;
  }

  @Override
  public SpikingGroup input(NeuronRange local) {
    return new FileInputGroup("input", local, spikes.steps(), spikes.neurons());
  }

  @Override
  public SpikingGroup addTarget(Simulation simulation, NeuronGroup output) {
    simulation.add(output);
    return simulation.add(new AnswerTarget("target", output, windows));
  }
}
