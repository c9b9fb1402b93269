/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import picocli.CommandLine.Option;

/** The option that all commands described by picocli have. */
public final class HelpOption {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;
}
