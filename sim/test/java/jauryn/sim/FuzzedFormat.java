/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;

/** The formats whose readers are fuzzed. */
enum FuzzedFormat {
  RAS(FuzzedRas::new),
  WMAT(FuzzedWmat::new),
  SPK(FuzzedSpk::new),
  RUN_JSON(FuzzedRunJson::new),
  STATE(FuzzedState::new),
  HIST(FuzzedHist::new),
  STATS(FuzzedStats::new),
  NETSTATE(FuzzedNetstate::new),
  LOG(FuzzedLog::new);

  private final Function<Path, FuzzedReader> maker;

  FuzzedFormat(Function<Path, FuzzedReader> maker) {
    this.maker = maker;
  }

  /** The format of a folder of inputs. */
  static FuzzedFormat of(String folderName) {
    return valueOf(folderName.toUpperCase(Locale.ROOT).replace('.', '_'));
  }

  /** Name of its folder of inputs. */
  String folderName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /** A reader that keeps its files in {@code folder}. */
  FuzzedReader in(Path folder) {
    return maker.apply(folder);
  }
}
