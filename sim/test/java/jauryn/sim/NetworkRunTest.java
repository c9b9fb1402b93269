/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import jauryn.connection.StaticConnection;
import jauryn.connection.WeightMatrix;
import jauryn.kernel.Connection;
import jauryn.kernel.Simulation;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** sim_coba and sim_brunel go on after they were killed or told to end, to the same bytes. */
class NetworkRunTest {
  private static final int SIGKILL = 128 + 9;
  private static final int SIGTERM = 128 + 15;
  private static final String COBA = "sim_coba --neurons 1000 --sparseness 0.05 --simtime 8";
  private static final String BRUNEL =
      "sim_brunel --neurons 400 --probability 0.5 --plastic --nu 30000 --simtime 4";

  @TempDir Path folder;

  private final TestConsole console = new TestConsole();

  /** Runs a command in this process; the exit code. */
  private int run(String command, Path dir, String... more) {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    words.addAll(List.of("--dir", dir.toString()));
    words.addAll(List.of(more));
    return Jauryn.run(words.toArray(String[]::new), console.console(false));
  }

  private ProgramProcess start(String command, Path dir, String... more) throws IOException {
    String[] words = command.split(" ");
    List<String> rest = new ArrayList<>(List.of(words).subList(1, words.length));
    rest.addAll(List.of("--dir", dir.toString()));
    rest.addAll(List.of(more));
    return new ProgramProcess(folder.resolve("said"), words[0], rest.toArray(String[]::new));
  }

  private static void await(ProgramProcess process, Path file, long bytes) throws Exception {
    while (!Files.exists(file) || Files.size(file) < bytes) {
      assertTrue(process.running(), process::shown);
      Thread.sleep(2);
    }
  }

  private static void assertSame(Path whole, Path broken, String... names) throws IOException {
    for (String name : names) {
      assertTrue(Files.size(whole.resolve(name)) > 90, name);
      assertEquals(-1, Files.mismatch(whole.resolve(name), broken.resolve(name)), name);
    }
    assertEquals(List.of(), new Checkpoints(broken).files(), "checkpoints of a complete run");
  }

  /** The line with the rates, which is the last but one. */
  private String rates() {
    List<String> lines = console.out().lines().toList();
    return lines.get(lines.size() - 2);
  }

  /** Killed, told to end, and finished: each on another number of threads. */
  @ParameterizedTest
  @CsvSource({
    COBA + ", coba.0.e.ras, coba.0.i.ras",
    BRUNEL + ", brunel.e.ras, brunel.ee.weights",
  })
  void aRunGoesOn(String command, String first, String second) throws Exception {
    Assumptions.assumeTrue(File.separatorChar == '/', "needs POSIX signals");
    Path whole = folder.resolve("whole");
    assertEquals(0, run(command, whole), console::err);
    String figures = console.out().lines().findFirst().orElseThrow();
    Path broken = folder.resolve("broken");

    ProgramProcess killed = start(command, broken, "--threads", "2", "--checkpoint-every", "0.02s");
    Path part = broken.resolve(first + ".part");
    await(killed, part, Files.size(whole.resolve(first)) / 8);
    killed.kill();
    assertEquals(SIGKILL, killed.end(), killed::shown);
    long written = Files.size(part);

    ProgramProcess told = start(command, broken, "--threads", "3");
    await(told, part, written + 1000);
    told.signal("TERM");
    assertEquals(SIGTERM, told.end(), told::shown);
    assertTrue(told.shown().startsWith("resuming at t="), told::shown);
    assertTrue(told.shown().contains("error: stopped by a signal at "), told::shown);
    assertTrue(told.shown().contains("; the same command goes on from there\n"), told::shown);
    assertTrue(Files.notExists(broken.resolve(first)), "complete files only");

    assertEquals(0, run(command, broken), console::err);
    assertSame(whole, broken, first, second);
    if (command.equals(BRUNEL)) {
      assertEquals(figures, rates());
    } else {
      assertTrue(console.out().strip().endsWith(" s for 8 s"), "time of all processes");
    }
    assertEquals(0, run(command, broken, "--resume"), console::err);
    assertTrue(console.out().endsWith(" is complete; --fresh starts over\n"), console::out);
  }

  @Test
  void anUnfinishedRunIsNotMixedWithAnother() throws Exception {
    Assumptions.assumeTrue(File.separatorChar == '/', "needs POSIX signals");
    Path dir = folder.resolve("run");
    ProgramProcess process = start(BRUNEL, dir, "--fresh");
    await(process, dir.resolve("brunel.e.ras.part"), 10_000);
    process.signal("TERM");
    assertEquals(SIGTERM, process.end(), process::shown);
    String advice = "; the same command without --fresh goes on from there\n";
    assertTrue(process.shown().endsWith(advice), process::shown);
    assertEquals(2, run(BRUNEL, dir, "--gamma", "6", "--seed", "7"));
    String said = console.err();
    assertTrue(said.contains("differ: --gamma 6 (there 5), --seed 7 (there 1); --fresh"), said);
    assertEquals(2, run(BRUNEL, dir, "--fresh", "--resume"));
    String shorter = BRUNEL.replace("simtime 4", "simtime 0.3");
    assertEquals(0, run(shorter, dir, "--gamma", "6", "--fresh"), console::err);
    assertEquals(List.of(), new Checkpoints(dir).files());
    assertEquals(2, run(shorter, dir));
    said = console.err();
    assertTrue(said.contains("complete run in " + dir), said);
    assertTrue(said.contains("differ: --gamma 5 (there 6); --fresh replaces it"), said);
  }

  @Test
  void aRunKilledBeforeItsFirstCheckpointBeginsAnewAndSaysSo() throws Exception {
    Assumptions.assumeTrue(File.separatorChar == '/', "needs POSIX signals");
    Path dir = folder.resolve("run");
    ProgramProcess process = start(BRUNEL, dir);
    await(process, dir.resolve("brunel.e.ras.part"), 1000);
    process.kill();
    assertEquals(SIGKILL, process.end(), process::shown);
    String shorter = BRUNEL.replace("simtime 4", "simtime 0.3");
    assertEquals(0, run(shorter, dir), console::err);
    String first =
        "the last run here was killed before its first checkpoint, starting from the beginning";
    assertEquals(first, console.out().lines().findFirst().orElseThrow());
    assertTrue(Files.readString(dir.resolve("sim_brunel.0.log")).contains(first));
  }

  /** What the other simulation programs leave, too. */
  @Test
  void logAndMeters() throws IOException {
    Path dir = folder.resolve("run");
    String command = "sim_coba --neurons 500 --sparseness 0.1 --simtime 0.5 --profile";
    assertEquals(0, run(command, dir), console::err);
    assertTrue(console.out().contains("\nphase "), console::out);
    Map<String, Object> meters = JSON.std.mapFrom(Files.readString(dir.resolve("meters.json")));
    Map<?, ?> rank = (Map<?, ?>) ((List<?>) meters.get("ranks")).get(0);
    assertEquals(5000, rank.get("steps"));
    List<String> log = Files.readAllLines(dir.resolve("sim_coba.0.log"));
    assertTrue(log.get(0).matches("../../.. ..:..:..:: sim_coba \\(JAuryn\\) .*"), log.get(0));
    assertTrue(log.stream().anyMatch(line -> line.endsWith("::   neurons = 500")), log::toString);
    assertTrue(log.get(log.size() - 1).endsWith(":: Done at 0.5 s of model time"));
  }

  @ParameterizedTest
  @CsvSource({
    "--neurons -5, a whole number of at least 5",
    "--probability 1.5, a number above 0 and at most 1",
    "--nu 1e6, at least 0 and at most 100000 Hz",
    "--weight NaN, a finite number",
    "--delay 0, a multiple of 0.0001 s from 0.0008 to 10 s",
    "--delay 0.00085, a multiple of 0.0001 s from 0.0008 to 10 s",
    "--lambda -1, a number of at least 0",
  })
  void aWrongValueIsRefusedBeforeAnythingIsWritten(String option, String expected) {
    Path dir = folder.resolve("run");
    assertEquals(2, run("sim_brunel " + option, dir));
    assertTrue(console.err().startsWith("error: " + option.split(" ")[0]), console::err);
    assertTrue(console.err().strip().endsWith(": expected " + expected), console::err);
    assertTrue(Files.notExists(dir));
  }

  /** Seconds in which nothing was counted are none of no spikes. */
  @Test
  void ratesOfALoadedStateAreThoseSince() {
    String command = "sim_brunel --neurons 500 --probability 0.5 --nu 30000 --simtime 0.5";
    Path state = folder.resolve("a.state");
    assertEquals(0, run(command, folder.resolve("a"), "--save", state.toString()));
    double before = rate();
    assertEquals(0, run(command, folder.resolve("b"), "--load", state.toString()));
    assertEquals(before, rate(), 0.1 * before);
  }

  private double rate() {
    return Double.parseDouble(rates().split(" ")[1]);
  }

  /** The random network of sim_brunel, written to files and read from them, fires the same. */
  @Test
  void connectionsComeFromFiles() throws IOException {
    String network = "--neurons 100 --probability 0.5 --nu 30000";
    String command = "sim_brunel " + network + " --simtime 0.4";
    assertEquals(0, run(command, folder.resolve("random")), console::err);
    BrunelParameters parameters = new BrunelParameters();
    CommandLine.populateCommand(parameters, network.split(" "));
    Simulation simulation = new BrunelNetwork(parameters, new Simulation()).simulation();
    List<String> options = new ArrayList<>(List.of("--threads", "2"));
    for (Connection connection : simulation.connections()) {
      Path file = folder.resolve(connection.name() + ".wmat");
      writeMatrix(file, ((StaticConnection) connection).matrix());
      options.addAll(List.of("--f" + connection.name(), file.toString()));
    }
    String[] all = options.toArray(String[]::new);
    String sparse = command.replace("probability 0.5", "probability 0.01");
    assertEquals(0, run(sparse, folder.resolve("files"), all), console::err);
    assertSame(folder.resolve("random"), folder.resolve("files"), "brunel.e.ras", "brunel.i.ras");

    Path none = folder.resolve("none.wmat");
    assertEquals(3, run(command, folder.resolve("none"), "--fii", none.toString()));
    assertTrue(console.err().contains("none.wmat: no such file"), console::err);
    Path ee = folder.resolve("ee.wmat");
    assertEquals(3, run(command, folder.resolve("none"), "--fii", ee.toString()));
    assertTrue(console.err().contains("80 x 80 weights, expected 20 x 20"), console::err);
  }

  private static void writeMatrix(Path file, WeightMatrix matrix) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("%%MatrixMarket matrix coordinate real general");
    lines.add(matrix.rows() + " " + matrix.columns() + " " + matrix.size());
    for (int i = 0; i < matrix.rows(); i++) {
      for (int k = 0; k < matrix.row(i).length; k++) {
        lines.add((i + 1) + " " + (matrix.column(i, k) + 1) + " " + matrix.row(i)[k]);
      }
    }
    Files.write(file, lines);
  }

  @Test
  void wrongOptionsAreNamed() {
    assertEquals(2, run("sim_coba --checkpoint-every often", folder));
    assertEquals(2, run("sim_coba --checkpoint-every", folder, "2 blocks"));
    assertTrue(console.err().contains("expected a time such as 60s"), console::err);
    assertEquals(2, run("sim_brunel --neurons 50 --threads 11", folder));
    assertTrue(console.err().contains("--threads 11: expected at most 10"), console::err);
    assertEquals(2, run("sim_coba --threads 0", folder));
  }
}
