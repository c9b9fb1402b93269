/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.io.RasFile;
import jauryn.plasticity.SuperSpikeConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The event-driven rule beside the dense one on the Oxford task, full size, for ten updates.
 *
 * <p>Spiking networks are chaotic: left alone, two runs whose weights differ by rounding have
 * different spikes after about a second. So the network that learns by events takes over the
 * weights of the other after every update, and what is compared is the sum of its own changes.
 */
class OxfordUpdatesTest {
  private static final int WINDOW = 5000;
  private static final int UPDATES = 10;
  private static final int BURN_IN = 4 * WINDOW;
  private static final double LIMIT = 1e-3 * SuperSpikeNetwork.WEIGHT_BOUND;

  private static SuperSpikeNetwork network(Feedback feedback, String plasticity) {
    Path themes = Path.of("").toAbsolutePath();
    while (!Files.exists(themes.resolve("themes"))) {
      themes = themes.getParent();
    }
    String oxford = themes.resolve("themes").resolve("oxford").toString();
    String options =
        "--nin 200 --nout 200 --nhid 256 --grid 1.89 --eta 1e-3 --w0 0.05 --epsilon 1e-12"
            + (feedback == Feedback.SYMMETRIC ? " --delay 0" : " --delay 0.8e-3")
            + " --plasticity "
            + plasticity;
    List<String> arguments = new java.util.ArrayList<>(List.of(options.split(" ")));
    arguments.addAll(List.of("--input", oxford + "-input.ras", "--target", oxford + "-target.ras"));
    SuperSpikeParameters parameters =
        SuperSpikeCommandLine.parse(arguments.toArray(String[]::new)).parameters();
    return new SuperSpikeNetwork(
        parameters,
        feedback,
        RasFile.read(parameters.input(), parameters.nin()),
        RasFile.read(parameters.target(), parameters.nout()));
  }

  @ParameterizedTest
  @EnumSource
  void weightChangesOfTenUpdatesAgree(Feedback feedback) {
    SuperSpikeNetwork dense = network(feedback, "dense");
    SuperSpikeNetwork event = network(feedback, "event");
    Comparison hidden =
        new Comparison(dense.hiddenConnections().get(0), event.hiddenConnections().get(0));
    Comparison output = new Comparison(dense.outputConnection(), event.outputConnection());
    SpikeCount spikes = dense.simulation().add(new SpikeCount(dense.output(), dense.ranks()));
    for (SuperSpikeNetwork network : List.of(dense, event)) {
      network.setLearning(false);
      network.simulation().advance(BURN_IN + 1);
      network.setLearning(true);
    }
    double[] before = output.weights();
    for (int update = 0; update < UPDATES; update++) {
      dense.simulation().advance(WINDOW);
      event.simulation().advance(WINDOW);
      hidden.update();
      output.update();
    }
    assertTrue(spikes.rate() > 1, "the output should fire");
    hidden.assertAgreement();
    output.assertAgreement();
    double[] after = output.weights();
    double moved = 0;
    for (int k = 0; k < after.length; k++) {
      moved = Math.max(moved, Math.abs(after[k] - before[k]));
    }
    assertTrue(moved > 50 * LIMIT, "there should be something to agree about");
  }

  /** Two versions of a connection. */
  private static final class Comparison {
    private final SuperSpikeConnection dense;
    private final SuperSpikeConnection event;
    private final double[] deviation;

    Comparison(SuperSpikeConnection dense, SuperSpikeConnection event) {
      this.dense = dense;
      this.event = event;
      deviation = new double[dense.matrix().size()];
    }

    double[] weights() {
      float[] weights = dense.matrix().toArray();
      double[] copy = new double[weights.length];
      for (int k = 0; k < copy.length; k++) {
        copy[k] = weights[k];
      }
      return copy;
    }

    /** Takes in an update of both, and makes their weights the same. */
    void update() {
      float[] expected = dense.matrix().toArray();
      float[] found = event.matrix().toArray();
      for (int k = 0; k < expected.length; k++) {
        deviation[k] += (double) found[k] - expected[k];
      }
      event.matrix().set(expected);
    }

    void assertAgreement() {
      for (int k = 0; k < deviation.length; k++) {
        assertEquals(0, deviation[k], LIMIT, dense.name() + " synapse " + k);
      }
    }
  }
}
