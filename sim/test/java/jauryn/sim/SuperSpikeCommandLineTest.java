/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import jauryn.plasticity.Plasticity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SuperSpikeCommandLineTest {

  /** Command of the production run of the original, with its abbreviations. */
  private static final String PRODUCTION =
      "--dir results --input in.ras --target out.ras --nin 200 --nout 200 --grid 1.89 --eta 1e-3"
          + " --simtime 20 --nhid 256 --epsilon 1e-12 --delay 0.8e-3 --block 50 --w0 0.05 --layer 1";

  @Test
  void readsTheOriginalsProductionRun() {
    SuperSpikeParameters p = parse(PRODUCTION.split(" "));
    SuperSpikeParameters expected =
        SuperSpikeParameters.builder()
            .dir(Path.of("results"))
            .input(Path.of("in.ras"))
            .target(Path.of("out.ras"))
            .nin(200)
            .nout(200)
            .grid(1.89f)
            .eta(1e-3)
            .simtime(20)
            .nhidden(256)
            .epsilon(9.999999960041972e-13)
            .delay(0.8e-3f)
            .blocks(50)
            .w0(0.05)
            .layers(1)
            .build();
    assertEquals(expected, p);
  }

  @Test
  void defaultsAreTheOriginals() {
    SuperSpikeParameters p = parse();
    assertEquals(1000.0, p.simtime());
    assertEquals(10, p.blocks());
    assertEquals(2e-4, p.eta());
    assertEquals(1.0, p.w0());
    assertEquals(1.0f, p.sparseness());
    assertEquals(Path.of("out"), p.dir());
    assertEquals(Path.of("input.ras"), p.input());
    assertEquals(Path.of("target.ras"), p.target());
    assertEquals(1000, p.nin());
    assertEquals(1, p.nout());
    assertEquals(1, p.layers());
    assertEquals(10, p.nhidden());
    assertEquals(1e-3f, p.delay());
    assertEquals(10.0f, p.grid());
    assertEquals(0.0f, p.bgrate());
    assertEquals(1e-12, p.epsilon());
    assertFalse(p.nopartial() || p.fixedhidden() || p.fast() || p.quiet());
    assertEquals(121, p.seed());
    assertEquals(Plasticity.EVENT, p.plasticity());
    assertEquals(Optional.empty(), p.loadWeights());
  }

  @Test
  void aGivenEpsilonIsSinglePrecision() {
    assertEquals(1e-12, parse().epsilon());
    assertEquals((double) 1e-12f, parse("--epsilon", "1e-12").epsilon());
  }

  @Test
  void valuesFollowOrAreAttached() {
    assertEquals(3, parse("--nin=3").nin());
    assertEquals(3, parse("--nin", "3").nin());
    assertEquals(Path.of("a=b"), parse("--dir=a=b").dir());
    assertEquals(Path.of("-"), parse("--dir", "-").dir());
  }

  @Test
  void aSeedHasAll32Bits() {
    assertEquals(-1, parse("--seed", "4294967295").seed());
    assertEquals(4294967295L, SuperSpikeOptions.values(parse("--seed", "4294967295")).get("seed"));
  }

  /** Spike files count steps with 32 bits: a run that would get beyond is refused at its start. */
  @Test
  void theLongestRunEndsWithTheClockOfSpikeFiles() {
    assertEquals(214_748.0, parse("--grid=0.3", "--blocks=1", "--simtime=214748").simtime());
    String[] longer = {"--grid=0.4", "--blocks=1", "--simtime=214748"};
    UserError error = assertThrows(UserError.class, () -> parse(longer));
    assertEquals(ExitCode.USAGE, error.exitCode());
    assertTrue(error.getMessage().contains("at most 429497 s in all"), error.getMessage());
  }

  @Test
  void flagsAndAddedOptions() {
    SuperSpikeParameters p =
        parse(
            "--fast",
            "--nopartial",
            "--fixedhidden",
            "--quiet",
            "--plasticity",
            "dense",
            "--load-weights",
            "w",
            "--save-weights=v",
            "--log-dir",
            "l");
    assertTrue(p.fast() && p.nopartial() && p.fixedhidden() && p.quiet());
    assertEquals(Plasticity.DENSE, p.plasticity());
    assertEquals(Optional.of(Path.of("w")), p.loadWeights());
    assertEquals(Optional.of(Path.of("v")), p.saveWeights());
    assertEquals(Path.of("l"), p.logDir());
  }

  @Test
  void wordsThatBelongToNoOptionAreReported() {
    SuperSpikeCommandLine line =
        SuperSpikeCommandLine.parse("stray", "--nin", "3", "-", "--", "--nout", "7");
    assertEquals(List.of("stray", "-", "--nout", "7"), line.ignored());
    assertEquals(3, line.parameters().nin());
    assertEquals(1, line.parameters().nout());
  }

  @Test
  void helpAndVersionNeedNoFurtherSense() {
    assertTrue(SuperSpikeCommandLine.parse("--nin", "x", "--help").help());
    assertTrue(SuperSpikeCommandLine.parse("--vers").version());
    assertNull(SuperSpikeCommandLine.parse("--h").parameters());
  }

  private static SuperSpikeParameters parse(String... args) {
    return SuperSpikeCommandLine.parse(args).parameters();
  }
}
