/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.io.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake gives one line that names it, and the documented exit code. */
final class WrongInputTest {
  @TempDir Path folder;

  @BeforeEach
  void makeInputs() throws IOException {
    Files.writeString(folder.resolve("input.ras"), "0.01 0\n");
    Files.writeString(folder.resolve("target.ras"), "0.02 0\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--layers -1        | --layers -1: expected a whole number from 0 to 2147483647",
        "--nhid 0           | --nhidden 0: expected a whole number of at least 1",
        "--nin 0            | --nin 0: expected a whole number of at least 1",
        "--nout 1.5         | --nout 1.5: expected a whole number from 0 to 2147483647",
        "--nin 4294967296   | --nin 4294967296: expected a whole number from 0 to 2147483647",
        "--blocks ten       | --blocks ten: expected a whole number from 0 to 2147483647",
        "--seed -3          | --seed -3: expected a whole number from 0 to 4294967295",
        "--eta NaN          | --eta NaN: expected a number such as 20, 0.05 or 1e-3",
        "--eta Infinity     | --eta Infinity: expected a number such as 20, 0.05 or 1e-3",
        "--eta 1e999        | --eta 1e999: expected a number such as 20, 0.05 or 1e-3",
        "--eta 1d           | --eta 1d: expected a number such as 20, 0.05 or 1e-3",
        "--eta 0x1p3        | --eta 0x1p3: expected a number such as 20, 0.05 or 1e-3",
        "--eta=             | --eta '': expected a number such as 20, 0.05 or 1e-3",
        "--eta -1e-3        | --eta -0.001: expected a number from 0 to 3.4028235e38",
        "--eta 1e39         | --eta 1e39: expected a number from 0 to 3.4028235e38",
        "--threads 11       | --threads 11: expected at most 1, a neuron of each layer for each of them",
        "--epsilon 1e-50    | --epsilon 1e-50: expected 0 or a number of at least 1.4e-45",
        "--grid 0           | --grid 0: expected a number above 0",
        "--grid 1e39        | --grid 1e39: expected a number of at most 3.4028235e38",
        "--grid -1.89       | --grid -1.89: expected a number above 0",
        "--epsilon -1        | --epsilon -1: expected a number above 0",
        "--beta 0            | --beta 0: expected a number above 0",
        "--update-interval 0 | --update-interval 0: expected at least 1e-4 and at most 100 seconds",
        "--optimiser adam    | --optimiser adam: expected rmaxprop, rmsprop or sgd",
        "--rho -1    | --rho -1: expected a number of at least 0",
        "--layer-rate --optimiser sgd | --layer-rate: expected --optimiser rmaxprop or rmsprop,"
            + " with sgd all rates are the same anyway",
        "--w0 -1            | --w0 -1: expected a number of at least 0",
        "--delay -1e-3      | --delay -0.001: expected a number of at least 0",
        "--bgrate -5        | --bgrate -5: expected at least 0 and below 10000 Hz",
        "--bgrate 10000     | --bgrate 10000: expected at least 0 and below 10000 Hz",
        "--delay 2e5        | --delay 200000: expected less than 200000 s in all layers together",
        "--sparseness 0     | --sparseness 0: expected a number above 0 and at most 1",
        "--sparseness 1.1   | --sparseness 1.1: expected a number above 0 and at most 1",
        "--simtime 0        | --simtime 0: expected a number above 0",
        "--simtime 1e5      | --simtime 100000 with --blocks 10 and --grid 10: expected at most"
            + " 429497 s in all, the clock ends there",
        "--plasticity Event | --plasticity Event: expected event or dense",
        "--dir=             | --dir '': expected the name of a file or folder",
        "--frobnicate 3     | --frobnicate: no such option (see --help)",
        "--e 3              | --e: ambiguous, could be any of --eta, --epsilon",
        "--no               | --no: ambiguous, could be any of --nout, --nopartial",
        "--eta              | --eta: expected a value after it",
        "--eta --fast       | --eta: expected a value after it",
        "--fast=1           | --fast=1: this option takes no value",
        "--eta 1 --et 2     | --eta: given more than once",
        "--fast --fast      | --fast: given more than once",
        "-e 3               | -e: no such option; option names begin with two dashes (see --help)",
      })
  void wrongCommandLine(String args, String message) {
    for (Feedback feedback : Feedback.values()) {
      fails(ExitCode.USAGE, message, (feedback.program() + " " + args).split(" "));
    }
  }

  @Test
  void missingInputFile() {
    Path missing = folder.resolve("nowhere.ras");
    fails(ExitCode.INPUT, "--input " + missing + ": no such file", "--input", missing.toString());
  }

  @Test
  void folderInsteadOfFile() {
    String message = "--target " + folder + ": expected a file, this is a folder";
    fails(ExitCode.INPUT, message, "--target", folder.toString());
  }

  @Test
  void trainsWithoutSpikes() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.ras"), "# nothing\n");
    Path others = Files.writeString(folder.resolve("others.ras"), "0.01 1000\n0.02 1001\n");
    String none = ": no spike of neurons 0 to ";
    String more = ", expected at least one";
    fails(ExitCode.INPUT, "--target " + empty + none + 0 + more, "--target", String.valueOf(empty));
    String log = Files.readString(folder.resolve("sim_symfb.0.log"));
    assertTrue(log.strip().endsWith(":: --target " + empty + none + 0 + more), log);
    fails(
        ExitCode.INPUT, "--input " + others + none + 999 + more, "--input", String.valueOf(others));
  }

  @Test
  void networksThatCannotBe() {
    fails(
        ExitCode.MODEL,
        "2147483647000 synapses from 1000 to 2147483647 neurons, expected at most 2147483639",
        "--nhidden",
        "2147483647");
    fails(
        ExitCode.MODEL,
        "--sparseness 1e-9: no synapse was drawn from 1000 to 10 neurons, expected at least one",
        "--sparseness",
        "1e-9");
  }

  @Test
  void weightsThatAreNoFolder() {
    String file = folder.resolve("input.ras").toString();
    String message = "--load-weights " + file + ": expected a folder that can be read";
    fails(ExitCode.INPUT, message, "--load-weights", file);
  }

  @Test
  void weightsOfAnotherNetworkLeaveNothingBehind() throws IOException {
    Path weights = Files.createDirectory(folder.resolve("weights"));
    Path file = weights.resolve("hid.wmat");
    Files.writeString(file, "%%MatrixMarket matrix coordinate real general\n3 3 1\n1 1 0.5\n");
    String message = file + ": weights from 3 to 3 neurons, expected from 1000 to 10";
    fails(ExitCode.INPUT, message, "--load-weights", weights.toString());
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of("input.ras", "target.ras", "weights"), names(left));
    }
  }

  private static List<String> names(Stream<Path> files) {
    return files.map(file -> file.getFileName().toString()).sorted().toList();
  }

  @Test
  void missingResultFolder() {
    Path missing = folder.resolve("nowhere");
    String message = "--dir " + missing + ": no such folder, make it first";
    fails(ExitCode.OUTPUT, message, "--dir", missing.toString());
  }

  @Test
  void fileInsteadOfLogFolder() {
    String file = folder.resolve("input.ras").toString();
    fails(ExitCode.OUTPUT, "--log-dir " + file + ": expected a folder", "--log-dir", file);
  }

  @Test
  void namesWithLineBreaksStayOnOneLine() {
    fails(
        ExitCode.USAGE, "--eta '1 2': expected a number such as 20, 0.05 or 1e-3", "--eta", "1\n2");
  }

  @Test
  void unknownProgram() {
    fails(ExitCode.USAGE, "sim_foo: no such program (see jauryn help)", new String[] {"sim_foo"});
    fails(ExitCode.USAGE, "expected the name of a program (see jauryn help)", new String[0]);
  }

  /** Runs sim_symfb with good files, except for the one option given. */
  private void fails(ExitCode code, String message, String option, String value) {
    String[] args = {
      "sim_symfb",
      "--input",
      folder.resolve("input.ras").toString(),
      "--target",
      folder.resolve("target.ras").toString(),
      "--dir",
      folder.toString(),
      "--log-dir",
      folder.toString(),
      "--eta",
      "1e-3"
    };
    boolean replaced = false;
    for (int i = 1; i < args.length; i += 2) {
      if (args[i].equals(option)) {
        args[i + 1] = value;
        replaced = true;
      }
    }
    if (!replaced) {
      args[args.length - 2] = option;
      args[args.length - 1] = value;
    }
    fails(code, message, args);
  }

  private static void fails(ExitCode code, String message, String[] args) {
    TestConsole console = new TestConsole();
    assertEquals(code.code(), Jauryn.run(args, console.console(false)));
    assertEquals("error: " + message + System.lineSeparator(), console.err());
    assertEquals("", console.out());
  }
}
