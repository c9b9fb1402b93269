/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Command lines that picocli reads are refused in the words of those that it does not read. */
final class CommandLineMistakeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "paper fig2 --jobs x      | --jobs x: expected a whole number of at most 2147483647",
        "paper fig2 --jobs 1 --jobs 1 | --jobs: given more than once",
        "paper fig2 --jobs        | --jobs: expected a value after it",
        "paper fig2 --bla 3       | --bla: no such option (see --help)",
        "paper fig2 --out=        | --out '': expected a name",
        "raster a --target=       | --target '': expected a name",
        "movie a --out=           | --out '': expected a name",
        "report a --grid x        | --grid x: expected a number such as 20, 0.05 or 1e-3",
        "curve ''                 | DIR '': expected a name",
        "sim_coba --sparseness a  | --sparseness a: expected a number such as 20, 0.05 or 1e-3",
        "sim_coba --seed 1.5      | --seed 1.5: expected a whole number of at most 2147483647",
        "sim_coba --resume=yes    | --resume yes: expected no value",
        "sim_brunel word          | word: belongs to no option",
        "raster                   | expected DIR",
        "weights a.state          | expected --export DIR",
        "raster a b               | b: belongs to no option",
      })
  void mistakesAreNamed(String line, String message) {
    TestConsole console = new TestConsole();
    String[] args =
        Stream.of(line.trim().split(" "))
            .map(word -> word.equals("''") ? "" : word)
            .toArray(String[]::new);
    assertEquals(2, Jauryn.run(args, console.console(false)));
    assertEquals("error: " + message, console.err().trim());
  }
}
