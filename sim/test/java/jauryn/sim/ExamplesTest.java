/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.io.SpikeFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples run as they are, in 40 lines, started from their source. */
class ExamplesTest {
  private static final Path EXAMPLES = Path.of("..", "examples");

  @TempDir Path folder;

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  /** {@code jauryn run FILE FOLDER}; the exit code. */
  private int run(Path file) {
    PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
    Console console = new Console(shown, out, out, false, StandardCharsets.UTF_8);
    return Jauryn.run(new String[] {"run", file.toString(), folder.toString()}, console);
  }

  private String shown() {
    return shown.toString(StandardCharsets.UTF_8);
  }

  private static Path example(String name) throws IOException {
    Path file = EXAMPLES.resolve(name + ".java");
    assertTrue(Files.readAllLines(file).size() <= 40, "lines of " + file);
    return file;
  }

  @Test
  void plainJavaRunsPoissonDrive() throws IOException, InterruptedException {
    Path log = folder.resolve("shown");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                example("PoissonDrive").toString(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertTrue(process.waitFor(120, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), Files.readString(log));
    SpikeFile spikes = SpikeFile.open(folder.resolve("neurons.0.spk"));
    assertTrue(spikes.recordCount() > 100, "spikes: " + spikes.recordCount());
    assertEquals(100, Files.readAllLines(folder.resolve("neurons.0.prate")).size());
  }

  /** The rate is that of the original's network, 17 Hz, though its synapses are others. */
  @Test
  void balancedNetwork() throws IOException {
    assertEquals(0, run(example("BalancedNetwork")), this::shown);
    double rate = Files.readAllLines(folder.resolve("e.0.ras")).size() / 3200.0;
    assertEquals(16.5, rate, 2.5, "Hz");
  }

  /** Intervals between spikes grow. */
  @Test
  void adaptingNeuron() throws IOException {
    assertEquals(0, run(example("AdaptingNeuron")), this::shown);
    double[] times =
        Files.readAllLines(folder.resolve("neuron.0.ras")).stream()
            .mapToDouble(line -> Double.parseDouble(line.split(" ")[0]))
            .toArray();
    assertTrue(times.length > 5, "spikes: " + times.length);
    double first = times[1] - times[0];
    double last = times[times.length - 1] - times[times.length - 2];
    assertTrue(times[0] > 0.1 && times[times.length - 1] < 0.6, "spikes during the step only");
    assertTrue(last > 1.5 * first, "from " + first + " to " + last + " s");
    assertTrue(Files.readAllLines(folder.resolve("neuron.0.mem")).size() > 6990, "steps");
  }

  /** The program in the guide to the library, as it stands there. */
  @Test
  void theProgramOfTheGuide() throws IOException {
    String guide = Files.readString(Path.of("..", "docs", "library.md"));
    int begin = guide.indexOf("```java") + "```java".length();
    Path file = folder.resolve("Feedforward.java");
    Files.writeString(file, guide.substring(begin, guide.indexOf("```", begin)));
    assertEquals(0, run(file), this::shown);
    assertTrue(Files.readAllLines(folder.resolve("cells.0.ras")).size() > 20, "spikes");
    assertTrue(Files.readAllLines(folder.resolve("input.stimtimes")).size() > 10, "patterns");
    assertTrue(Files.readAllLines(folder.resolve("cell0.nmda")).size() > 1000, "states");
  }

  @Test
  void filesThatWereNotCompletedAreNamed() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "needs Linux");
    String program = Files.readString(example("PoissonDrive"));
    Path file = folder.resolve("PoissonDrive.java");
    Files.writeString(file, program.replace("run(10f)", "run(0.2f)"));
    assertEquals(0, run(file));
    assertEquals("", shown());
    Files.writeString(file, Files.readString(file).replace("simulation.complete();", ""));
    assertEquals(0, run(file));
    String spikes = folder.toRealPath().resolve("neurons.0.spk.part").toString();
    String rates = folder.toRealPath().resolve("neurons.0.prate.part").toString();
    String said = "warning: " + file + ": not complete: " + rates + ", " + spikes;
    assertEquals(said + "; expected simulation.complete() at the end\n", shown());
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("Mine.java"), text);
  }

  @Test
  void mistakesAreOneLine() throws IOException {
    List<String> lines = List.of("public class Mine {", "  int x = y;", "}");
    Path file = file(String.join("\n", lines));
    assertEquals(3, run(file));
    String error = "error: " + file + ":2: cannot find symbol; symbol:   variable y";
    assertTrue(shown().startsWith(error), shown());
    assertEquals(1, shown().lines().count());
  }

  @Test
  void badModelsEndWithTheirExitCode() throws IOException {
    Path file =
        file(
            """
            public class Mine {
              public static void main(String[] args) {
                new jauryn.group.TIFGroup("cells", new jauryn.kernel.Simulation().deal(0));
              }
            }
            """);
    assertEquals(5, run(file));
    assertEquals("error: group cells: size 0, expected at least one neuron\n", shown());
  }

  @Test
  void aFileNeedsItsClass() throws IOException {
    Path file = file("class Other {}");
    assertEquals(3, run(file));
    assertEquals(
        "error: "
            + file
            + ": expected a public class Mine with public static void main(String[] args), in no"
            + " package\n",
        shown());
    assertEquals(3, run(file("public class Mine { public void main(String[] args) {} }")));
    assertEquals(3, run(folder.resolve("None.java")));
    assertEquals(3, run(Files.createDirectory(folder.resolve("Folder.java"))));
    assertEquals(2, run(folder.resolve("Mine.jav")));
  }

  /** Exceptions that the simulation throws name the line, not this program as the culprit. */
  @Test
  void exceptionsNameTheLine() throws IOException {
    Path file =
        file(
            """
            public class Mine {
              public static void main(String[] args) {
                jauryn.comm.RankThreads.run(2, communicator -> args[communicator.rank() + 0]);
              }
            }
            """);
    assertEquals(3, run(file));
    assertEquals(
        "error: "
            + file
            + ":3: java.lang.IllegalStateException: rank 1: "
            + "java.lang.ArrayIndexOutOfBoundsException: Index 1 out of bounds for length 1\n",
        shown());
    shown.reset();
    assertEquals(
        3,
        run(
            file(
                "public class Mine {\n  static int x = 1 / 0;\n"
                    + "  public static void main(String[] args) {}\n}\n")));
    assertEquals("error: " + file + ":2: java.lang.ArithmeticException: / by zero\n", shown());
  }
}
