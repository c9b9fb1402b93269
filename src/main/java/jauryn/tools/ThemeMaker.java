/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.ExitCode;
import jauryn.io.SpikeFile;
import jauryn.io.UserError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.apache.commons.rng.core.source64.XoShiRo256PlusPlus;

/**
 * Makes a learning task out of a picture, as Zenke and Ganguli (2018) did for figure 6: read from
 * left to right, every column takes the same time, and every black pixel is one spike of the neuron
 * of its row at a random time within its column. The raster of the target then looks like the
 * picture. The input is a frozen Poisson pattern of the same duration.
 *
 * <p><b>Times.</b> A spike first gets a step of 0.1 ms, uniform in its column, then a microsecond
 * inside that step that is never its first: a reader that computes the step as time / dt and cuts
 * the fraction off would otherwise put some spikes one step too early. In the last column only
 * steps before the end of the loop are drawn, see {@link Theme#loopSteps}.
 *
 * <p><b>Poisson input.</b> In each step each neuron fires with probability rate * dt on its own, so
 * the number of spikes is binomial and no neuron fires twice in a step.
 *
 * <p><b>Random numbers.</b> XoShiRo256++ seeded by SplitMix64. The input draws from its start, the
 * target from one jump (2^128 numbers) further on: the same seed gives the same input to every
 * picture of the same width.
 */
public final class ThemeMaker {
  private final int columnSteps;
  private final int firstId;
  private final int inputs;
  private final double rate;
  private final long seed;

  /**
   * @param columnSteps length of a column in steps, at least 1
   * @param firstId id of the lowest row, 0 or 1
   * @param inputs number of input neurons, at least 1; their ids start at 0
   * @param rate mean rate of an input neuron in Hz, above 0 and at most 10 kHz
   * @param seed of the random numbers
   */
  public ThemeMaker(int columnSteps, int firstId, int inputs, double rate, long seed) {
    require(columnSteps >= 1, "a column must last at least one step");
    require(firstId == 0 || firstId == 1, "ids start at 0 or 1, not " + firstId + " (--ids-from)");
    require(inputs >= 1, "number of inputs is " + inputs + ", expected at least 1");
    require(
        rate > 0 && rate <= SpikeFile.STEPS_PER_SECOND,
        "input rate is " + rate + " Hz, expected more than 0 and at most 10000 Hz (--rate)");
    this.columnSteps = columnSteps;
    this.firstId = firstId;
    this.inputs = inputs;
    this.rate = rate;
    this.seed = seed;
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new UserError(ExitCode.USAGE, message);
    }
  }

  /** Makes the trains; a UserError says why a picture is unfit. */
  public Theme make(Bitmap picture) {
    int width = picture.width();
    if ((long) width * columnSteps > Integer.MAX_VALUE) {
      throw unfit("the picture is too wide: " + width + " columns");
    }
    int loopSteps = Theme.loopSteps(Theme.grid(width, columnSteps));
    if (loopSteps <= (width - 1) * columnSteps) {
      throw unfit("the loop would end before the last column; make the columns longer");
    }
    SplitMix64 seeder = new SplitMix64(seed);
    XoShiRo256PlusPlus random =
        new XoShiRo256PlusPlus(seeder.next(), seeder.next(), seeder.next(), seeder.next());
    List<Theme.Spike> input = poisson(random.jump(), Math.min(loopSteps, width * columnSteps));
    List<Theme.Spike> target = trace(picture, random, loopSteps);
    if (target.stream().noneMatch(spike -> spike.id() < picture.height())) {
      throw unfit("the picture has no black pixel that a neuron could learn; see --threshold");
    }
    if (input.isEmpty()) {
      throw unfit("no input neuron ever fires; raise the input rate or their number");
    }
    return new Theme(picture, input, target, columnSteps, firstId, loopSteps);
  }

  private static UserError unfit(String message) {
    return new UserError(ExitCode.INPUT, message);
  }

  private List<Theme.Spike> trace(Bitmap picture, UniformRandomProvider random, int loopSteps) {
    List<Theme.Spike> spikes = new ArrayList<>(picture.count());
    int lowest = picture.height() - 1;
    for (int x = 0; x < picture.width(); x++) {
      int start = x * columnSteps;
      int steps = Math.min(columnSteps, loopSteps - start);
      for (int y = lowest; y >= 0; y--) {
        if (picture.ink(x, y)) {
          int step = start + random.nextInt(steps);
          spikes.add(new Theme.Spike(within(step, random), lowest - y + firstId));
        }
      }
    }
    spikes.sort(Comparator.comparingLong(Theme.Spike::micros));
    return spikes;
  }

  private List<Theme.Spike> poisson(UniformRandomProvider random, int steps) {
    double probability = rate / SpikeFile.STEPS_PER_SECOND;
    List<Theme.Spike> spikes = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      for (int id = 0; id < inputs; id++) {
        if (random.nextDouble() < probability) {
          spikes.add(new Theme.Spike(within(step, random), id));
        }
      }
    }
    spikes.sort(Comparator.comparingLong(Theme.Spike::micros));
    return spikes;
  }

  private static long within(int step, UniformRandomProvider random) {
    return (long) step * Theme.STEP_MICROS + 1 + random.nextInt(Theme.STEP_MICROS - 1);
  }
}
