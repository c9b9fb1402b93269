/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import jauryn.io.WeightHistogram;
import jauryn.io.WeightHistogram.Moment;
import jauryn.io.WeightHistogramFile;
import jauryn.io.WeightMatrixFile;
import jauryn.plasticity.Plasticity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WeightFilesTest {
  private static final String BANNER = "%%MatrixMarket matrix coordinate real general\n";

  @TempDir Path folder;
  private Path trained;

  @BeforeEach
  void writeSpikes() throws IOException {
    StringBuilder input = new StringBuilder();
    StringBuilder target = new StringBuilder();
    for (int k = 0; k < 400; k++) {
      input.append(0.0013 * k).append(' ').append(k * 7 % 5).append('\n');
      target.append(0.0013 * k).append(' ').append(k / 20 % 3).append('\n');
    }
    Files.writeString(folder.resolve("in.ras"), input);
    Files.writeString(folder.resolve("target.ras"), target);
    trained = folder.resolve("trained");
  }

  private SuperSpikeParameters.Builder small() {
    return SuperSpikeParameters.builder()
        .input(folder.resolve("in.ras"))
        .target(folder.resolve("target.ras"))
        .nin(5)
        .nhidden(4)
        .nout(3)
        .layers(2)
        .grid(0.6f)
        .simtime(1)
        .blocks(1)
        .eta(1e-2)
        .w0(1)
        .dir(folder)
        .fast(true);
  }

  private static RunSummary run(Feedback feedback, SuperSpikeParameters parameters) {
    try (SuperSpikeExperiment experiment = new SuperSpikeExperiment(parameters, feedback)) {
      return experiment.run(new Silent());
    }
  }

  private UserError failure(Feedback feedback, SuperSpikeParameters.Builder builder) {
    SuperSpikeParameters parameters = builder.loadWeights(trained).build();
    return assertThrows(
        UserError.class, () -> new SuperSpikeExperiment(parameters, feedback).close());
  }

  @Test
  void weightsAreCountedAtTheStartAndAtTheEnd() {
    Path untrained = folder.resolve("untrained");
    run(Feedback.SYMMETRIC, small().blocks(0).saveWeights(untrained).build());
    run(Feedback.SYMMETRIC, small().saveWeights(trained).build());
    List<WeightHistogram> counted =
        WeightHistogramFile.read(List.of(folder.resolve("weights.0.hist")));
    List<String> names = List.of("hid.wmat", "hid1.wmat", "out.wmat");
    assertEquals(names.size(), counted.size());
    for (int k = 0; k < names.size(); k++) {
      WeightHistogram expected = new WeightHistogram();
      expected.add(Moment.START, WeightMatrixFile.read(untrained.resolve(names.get(k))).weight());
      expected.add(Moment.END, WeightMatrixFile.read(trained.resolve(names.get(k))).weight());
      assertEquals(expected.first(), counted.get(k).first());
      assertEquals(expected.bins(), counted.get(k).bins());
      for (int bin = 0; bin < expected.bins(); bin++) {
        for (Moment moment : Moment.values()) {
          assertEquals(expected.count(moment, bin), counted.get(k).count(moment, bin));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Plasticity.class)
  void aLearningRateOfZeroChangesNothing(Plasticity plasticity) throws IOException {
    Path untrained = folder.resolve("untrained");
    run(Feedback.SYMMETRIC, small().blocks(0).saveWeights(untrained).build());
    run(
        Feedback.SYMMETRIC,
        small().blocks(2).eta(0).plasticity(plasticity).saveWeights(trained).build());
    for (String name : List.of("hid.wmat", "hid1.wmat", "out.wmat")) {
      assertEquals(
          Files.readString(untrained.resolve(name)), Files.readString(trained.resolve(name)), name);
    }
  }

  /** In the words that jauryn report looks for in the log. */
  @Test
  void theLoweredLearningRateIsNoted() {
    List<String> notes = new ArrayList<>();
    SuperSpikeParameters parameters = small().blocks(22).build();
    try (SuperSpikeExperiment experiment =
        new SuperSpikeExperiment(parameters, Feedback.SYMMETRIC)) {
      experiment.run(
          new RunListener() {
            @Override
            public void note(String text) {
              notes.add(text);
            }
          });
    }
    assertEquals(
        List.of("Learning rate 0.001 V from block 20 on"),
        notes.stream().filter(note -> note.startsWith("Learning")).toList());
  }

  @ParameterizedTest
  @EnumSource(Feedback.class)
  void whatWasSavedIsLoadedToTheLastBit(Feedback feedback) throws IOException {
    RunSummary summary = run(feedback, small().sparseness(0.6f).saveWeights(trained).build());
    List<String> names =
        feedback == Feedback.SYMMETRIC
            ? List.of("hid.wmat", "hid1.wmat", "out.wmat")
            : List.of("hid.wmat", "hid1.wmat", "out.wmat", "fb.wmat", "fb1.wmat");
    Path untrained = folder.resolve("untrained");
    run(feedback, small().sparseness(0.6f).blocks(0).saveWeights(untrained).build());
    // Another seed draws other synapses: those of the files must take their place.
    Path again = folder.resolve("again");
    run(
        feedback,
        small().sparseness(0.6f).seed(7).blocks(0).loadWeights(trained).saveWeights(again).build());
    for (String name : names) {
      assertTrue(summary.files().contains(trained.resolve(name)), name);
      assertEquals(
          Files.readString(trained.resolve(name)), Files.readString(again.resolve(name)), name);
    }
    assertNotEquals(
        Files.readString(trained.resolve("out.wmat")),
        Files.readString(untrained.resolve("out.wmat")),
        "nothing was learned");
  }

  @Test
  void takesFilesOfAurynAndWeightsBeyondTheBounds() throws IOException {
    run(Feedback.SYMMETRIC, small().layers(0).blocks(0).saveWeights(trained).build());
    Files.writeString(
        trained.resolve("out.wmat"),
        BANNER
            + "% Auryn weight matrix\n%\n5 3 3\n"
            + "1 2 3.0000001e-01\n3 1 -2.5000000e-01\n5 3 1.0000000e-02\n");
    Path saved = folder.resolve("saved");
    run(
        Feedback.SYMMETRIC,
        small().layers(0).blocks(0).loadWeights(trained).saveWeights(saved).build());
    WeightMatrixFile matrix = WeightMatrixFile.read(saved.resolve("out.wmat"));
    assertEquals(3, matrix.weight().length);
    assertEquals(0.3f, matrix.weight()[0]);
    assertEquals(-0.25f, matrix.weight()[1]);
  }

  @Test
  void symmetricFeedbackNeedsNoFeedbackFile() {
    run(Feedback.SYMMETRIC, small().saveWeights(trained).build());
    run(Feedback.SYMMETRIC, small().blocks(0).loadWeights(trained).build());
    UserError error = failure(Feedback.RANDOM, small());
    assertEquals(ExitCode.INPUT, error.exitCode());
    assertEquals(
        "cannot read " + trained.resolve("fb.wmat") + ": no such file", error.getMessage());
  }

  @Test
  void otherSizesAreRefused() {
    run(Feedback.SYMMETRIC, small().saveWeights(trained).build());
    UserError error = failure(Feedback.SYMMETRIC, small().nhidden(6));
    assertEquals(ExitCode.INPUT, error.exitCode());
    assertEquals(
        trained.resolve("hid.wmat") + ": weights from 5 to 4 neurons, expected from 5 to 6",
        error.getMessage());
  }

  @Test
  void feedbackMustBeComplete() throws IOException {
    run(Feedback.RANDOM, small().layers(1).saveWeights(trained).build());
    Files.writeString(trained.resolve("fb.wmat"), BANNER + "3 4 1\n1 1 0.5\n");
    UserError error = failure(Feedback.RANDOM, small().layers(1));
    assertEquals(trained.resolve("fb.wmat") + ": 1 weights, expected 12", error.getMessage());
  }

  @Test
  void notANumberIsRefusedWithItsLine() throws IOException {
    run(Feedback.SYMMETRIC, small().layers(0).saveWeights(trained).build());
    Files.writeString(trained.resolve("out.wmat"), BANNER + "5 3 1\n1 1 nan\n");
    UserError error = failure(Feedback.SYMMETRIC, small().layers(0));
    assertEquals(
        trained.resolve("out.wmat") + ":3: weight 'nan' is not a number, expected 'row col weight'",
        error.getMessage());
  }
}
