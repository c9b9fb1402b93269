/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jauryn.SharedData;
import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loops, errors and frames; the film is read back by ImageIO. */
class MovieCommandTest {
  private static final int LOOPS = 12;

  @TempDir private Path folder;

  /** Loops of 0.2 s; neuron 1 of the output fires right from loop 6 on. */
  @BeforeEach
  void makeRun() throws IOException {
    int[] input = new int[6 * LOOPS];
    int[] output = new int[2 * (LOOPS - 6)];
    for (int loop = 0; loop < LOOPS; loop++) {
      int[] spikes = {2000 * loop + 10, 0, 2000 * loop + 700, 1, 2000 * loop + 1999, 0};
      System.arraycopy(spikes, 0, input, 6 * loop, 6);
      if (loop >= 6) {
        output[2 * (loop - 6)] = 2000 * loop + 500;
        output[2 * (loop - 6) + 1] = 1;
      }
    }
    Commands.spikes(folder.resolve("multi_stim.0.spk"), input);
    Commands.spikes(folder.resolve("output.0.spk"), output);
    Files.writeString(folder.resolve("t.ras"), "0.05001 1\n");
  }

  @Test
  void oneFrameALoopAndTheLastOneLonger() throws IOException {
    Path gif = folder.resolve("a.gif");
    String target = folder.resolve("t.ras").toString();
    run(0, folder.toString(), "--target", target, "--out", gif.toString(), "--show-target");
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream stream = ImageIO.createImageInputStream(gif.toFile())) {
      reader.setInput(stream);
      assertEquals(LOOPS, reader.getNumImages(true));
      assertEquals(800, reader.getWidth(0));
      assertEquals(600, reader.getHeight(0));
      // Two neurons share 400 pixels below y = 44; the loop of 0.2 s spans 712 from x = 64.
      int x = 64 + 712 / 4;
      int y = 44 + 100;
      assertEquals(0xabd3ea, reader.read(0).getRGB(x, y) & 0xffffff, "only the target");
      assertEquals(0x111111, reader.read(LOOPS - 1).getRGB(x, y) & 0xffffff, "a spike");
      assertEquals(0xffffff, reader.read(LOOPS - 1).getRGB(x, y + 200) & 0xffffff);
    } finally {
      reader.dispose();
    }
  }

  @Test
  void thePeriodIsThatOfTheInput() {
    Training training = Training.open(RunFolder.open(folder), Optional.empty(), Optional.empty());
    assertEquals(2000, training.period());
    assertEquals(LOOPS, training.loops());
    assertEquals(0.0, training.rate(training.output(), 5));
    assertEquals(2.5, training.rate(training.output(), 6)); // 1 spike, 2 neurons, 0.2 s
  }

  @Test
  void chosenLoopsGrowApart() {
    Training training = Training.open(RunFolder.open(folder), Optional.empty(), Optional.empty());
    assertArrayEquals(new long[] {0, 1, 2, 6, 11}, chosen(training, 5));
    assertArrayEquals(new long[] {11}, chosen(training, 1));
    long[] all = training.chosen(50);
    assertEquals(LOOPS, all.length);
    assertEquals(LOOPS - 1, all[LOOPS - 1]);
  }

  private static long[] chosen(Training training, int most) {
    long[] chosen = training.chosen(most);
    assertTrue(Arrays.stream(chosen).distinct().count() == chosen.length);
    return chosen;
  }

  @Test
  void unfinishedRunsKnowTheirParametersFromTheLog() throws IOException {
    for (String name : List.of("multi_stim.0.spk", "output.0.spk")) {
      Files.move(folder.resolve(name), folder.resolve(name + ".part"));
    }
    String time = "11/22/26 09:54:01:: ";
    Files.writeString(
        folder.resolve("sim_symfb.0.log"),
        String.join(
            "\n",
            time + "sim_symfb (JAuryn) 0.1.0, commit 1",
            time + "  grid = 0.4",
            time + "  nout = 7",
            time + "  load-weights = null",
            time + "Block 0 at 0.4 s: mean square error 1.5, output 1.00 Hz, hidden NaN Hz"));
    RunFolder run = RunFolder.open(folder);
    Training training = Training.open(run, Optional.empty(), Optional.empty());
    assertEquals(4000, training.period());
    assertEquals(7, training.output().neurons());
    assertEquals(
        List.of(new CurvePoint(0, 0.4, 1.5, 1.0, Double.NaN)), TrainingCurve.of(run).points());
    run(0, folder.toString());
    assertTrue(Files.size(folder.resolve("training.gif")) > 1000);
  }

  @Test
  void theErrorOfOneSpikeIsTheEnergyOfTheKernel() {
    // A spike in loop 6 where the target has one 500 steps later: two kernels of unit energy in the
    // simulation's unit (dt / a / (dt / b))... each adds dt^2 / (a b)^2 per second: 4 / 0.2 s.
    Training training =
        Training.open(RunFolder.open(folder), Optional.of(shifted()), Optional.of(0.2f));
    LoopError error = new LoopError(training.output(), training.target().orElseThrow());
    double a = 10e-3;
    double b = 5e-3;
    double each = Math.pow(1e-4 / a / b, 2) / 0.2 / 2; // mean over 2 neurons
    assertEquals(each, error.of(0, 2000), 0.02 * each);
    assertEquals(2 * each, error.of(6 * 2000, 7 * 2000), 0.02 * 2 * each);
  }

  private Path shifted() {
    try {
      return Files.writeString(folder.resolve("s.ras"), "0.10001 1\n");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void loopErrorsAverageToWhatTheOriginalPrinted() throws IOException {
    Path sym24 = SharedData.path("reference/original/sym24");
    Path target = SharedData.path("reference/oxford/oxford-target.ras");
    assumeTrue(Files.isDirectory(sym24) && Files.exists(target), "no reference data");
    RunFolder run = RunFolder.open(sym24);
    Training training = Training.open(run, Optional.of(target), Optional.of(1.89f));
    LoopError error = new LoopError(training.output(), training.target().orElseThrow());
    List<CurvePoint> points = TrainingCurve.of(run).points();
    double end = 2.0 + 2 * 19; // blocks of 2 s
    double sum = 0;
    double weights = 0;
    for (long step = 0; step < end * 1e4; step += 1000) {
      double weight = Math.exp((step * 1e-4 + 0.05 - end) / 10); // the original's fading average
      sum += weight * error.of(step, step + 1000);
      weights += weight;
    }
    double printed = points.get(19).meanSquareError();
    assertEquals(printed, sum / weights, 0.01 * printed);
  }

  @Test
  void withoutFfmpegThereIsAnAnswer() {
    Training training = Training.open(RunFolder.open(folder), Optional.empty(), Optional.empty());
    MovieFrames frames = new MovieFrames(training, new long[] {0}, new double[0], false);
    Path file = folder.resolve("a.mp4");
    UserError none =
        assertThrows(
            UserError.class, () -> MovieFile.mp4(frames, 1, file, folder.resolve("no") + ""));
    assertTrue(none.getMessage().contains("needs ffmpeg"), none.getMessage());
    assumeTrue(Files.isExecutable(Path.of("/bin/false")));
    UserError failed =
        assertThrows(UserError.class, () -> MovieFile.mp4(frames, 1, file, "/bin/false"));
    assertTrue(failed.getMessage().contains("failed with code 1"), failed.getMessage());
  }

  @Test
  void mistakesGetOneLine() throws IOException {
    int usage = ExitCode.USAGE.code();
    int input = ExitCode.INPUT.code();
    String here = folder.toString();
    assertTrue(run(usage, here, "--out", here + "/a.avi").contains(".gif"));
    assertTrue(run(usage, here, "--frames", "0").contains("--frames"));
    assertTrue(run(usage, here, "--grid", "0").contains("--grid"));
    assertTrue(run(input, here, "--grid", "99").contains("less than one loop"));
    assertTrue(run(input, here + "/none").contains("no such folder"));
    Files.delete(folder.resolve("multi_stim.0.spk"));
    assertTrue(run(usage, here).contains("give --grid"));
    Files.write(folder.resolve("output.0.spk"), new byte[] {1, 2, 3});
    assertTrue(run(input, here).contains("not a spike file"));
    Files.delete(folder.resolve("output.0.spk"));
    assertTrue(run(input, here).contains("expected output.0.spk"));
  }

  private static String run(int exitCode, String... args) {
    return Commands.run(new MovieCommand(), exitCode, args).err();
  }
}
