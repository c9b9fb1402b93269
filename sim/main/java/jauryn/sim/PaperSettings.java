/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The parameters of a network as settings of a run. */
final class PaperSettings {
  /** Options that say nothing about a network without files, or that the run has besides. */
  private static final Set<String> OTHERS =
      Set.of(
          "input",
          "target",
          "simtime",
          "blocks",
          "seed",
          "load-weights",
          "save-weights",
          "dir",
          "log-dir",
          "fast",
          "threads",
          "profile",
          "checkpoint-every",
          "no-report",
          "live",
          "quiet");

  private PaperSettings() {}

  /** Values by option. */
  static Map<String, Object> of(SuperSpikeParameters parameters) {
    Map<String, Object> settings = new LinkedHashMap<>(SuperSpikeOptions.values(parameters));
    settings.keySet().removeAll(OTHERS);
    return settings;
  }
}
