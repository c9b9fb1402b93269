/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.io.UserError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The names and the shortest unambiguous prefixes measured on the original (specification, section
 * 6.1), looked up among all options of today.
 */
final class OptionAbbreviationsTest {
  private final OptionAbbreviations names = SuperSpikeCommandLine.names(SuperSpikeOptions.all());

  @ParameterizedTest
  @CsvSource({
    "help,h", "simtime,si", "blocks,bl", "eta,et", "w0,w", "sparseness,sp", "dir,di", "input,i",
    "target,t", "nin,ni", "nout,nou", "layers,l", "nhidden,nh", "delay,de", "grid,g", "bgrate,bg",
    "epsilon,ep", "nopartial,nop", "fixedhidden,fi", "fast,fa"
  })
  void theOriginalsPrefixesKeepTheirMeaning(String name, String shortest) {
    for (int length = shortest.length(); length <= name.length(); length++) {
      assertEquals(name, names.resolve(name.substring(0, length)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"e", "n", "no", "s", "d", "f", "b"})
  void whatIsAmbiguousInTheOriginalIsAmbiguousHere(String prefix) {
    String message = assertThrows(UserError.class, () -> names.resolve(prefix)).getMessage();
    assertTrue(message.startsWith("--" + prefix + ": ambiguous, could be any of --"), message);
  }

  @ParameterizedTest
  @CsvSource({
    "seed,see",
    "load-weights,loa",
    "log-dir,log",
    "save-weights,sa",
    "plasticity,pl",
    "profile,pr",
    "quiet,q",
    "version,v"
  })
  void addedOptionsMayBeShortenedToo(String name, String prefix) {
    assertEquals(name, names.resolve(prefix));
  }

  @Test
  void anExactNameWinsOverLongerNames() {
    OptionAbbreviations nested = new OptionAbbreviations(List.of("out"), List.of("output"));
    assertEquals("out", nested.resolve("out"));
    assertEquals("output", nested.resolve("outp"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "etaa", "ETA", "-eta"})
  void whatFitsNothingIsRefused(String name) {
    String message = assertThrows(UserError.class, () -> names.resolve(name)).getMessage();
    assertEquals("--" + name + ": no such option (see --help)", message);
  }
}
