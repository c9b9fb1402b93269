/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.JsonText;
import jauryn.tools.SpikeTask;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The parameters with which a task of a benchmark suite is learned unless others are given. Sizes
 * of input and output are those of the task; the rest follows Zenke and Ganguli (2018): 256 hidden
 * units as in their detailed case of the task with 100 outputs (figure 7), 8 for a single output
 * (figure 4), 1000 s of learning, the learning rate of figure 8, and the initial weights of the
 * program they released, with which a network starts nearly silent.
 */
final class BenchmarkSettings {
  private static final int MANY_OUTPUTS = 10;
  private static final int FEW_HIDDEN = 8;
  private static final int MANY_HIDDEN = 256;
  private static final double BLOCK_SECONDS = 20;
  private static final int BLOCKS = 50;

  private BenchmarkSettings() {}

  /** Options of the program by full name. */
  static Map<String, String> of(SpikeTask task, Feedback feedback) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("input", task.input().toString());
    options.put("target", task.target().toString());
    options.put("grid", Numbers.brief(task.seconds()));
    options.put("nin", Integer.toString(task.inputs()));
    options.put("nout", Integer.toString(task.outputs()));
    options.put("layers", "1");
    options.put(
        "nhidden", Integer.toString(task.outputs() < MANY_OUTPUTS ? FEW_HIDDEN : MANY_HIDDEN));
    options.put("w0", "0.05");
    options.put("delay", feedback == Feedback.RANDOM ? "0.8e-3" : "0");
    options.put("eta", "1e-3");
    options.put("simtime", Numbers.brief(blockSeconds(task)));
    options.put("blocks", Integer.toString(BLOCKS));
    options.put("fast", "");
    return options;
  }

  /** Whole loops, of 20 s or more together: the loops of the burn-in show the untrained network. */
  private static double blockSeconds(SpikeTask task) {
    double loop = JsonText.decimal(task.seconds());
    return Double.parseDouble(Numbers.fixed(Math.ceil(BLOCK_SECONDS / loop) * loop, 4));
  }
}
