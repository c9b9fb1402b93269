/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the full names of abbreviated options.
 *
 * <p>The original accepts every prefix that fits only one of its options, and scripts rely on that.
 * We have more options, so a prefix is looked up in this order: an exact name, then among the
 * original's names, then among all. A prefix that fits several names of the original stays
 * ambiguous, as there.
 */
final class OptionAbbreviations {
  private final List<String> originals;
  private final List<String> all;

  /** Names without dashes; {@code added} are those the original does not have. */
  OptionAbbreviations(List<String> originals, List<String> added) {
    this.originals = List.copyOf(originals);
    this.all = Stream.concat(originals.stream(), added.stream()).toList();
  }

  /** The full name that {@code name} stands for. */
  String resolve(String name) {
    if (all.contains(name)) {
      return name;
    }
    List<String> matches = name.isEmpty() ? List.of() : startingWith(name, originals);
    if (matches.isEmpty() && !name.isEmpty()) {
      matches = startingWith(name, all);
    }
    if (matches.isEmpty()) {
      throw new UserError(ExitCode.USAGE, "--" + name + ": no such option (see --help)");
    }
    if (matches.size() > 1) {
      String list = matches.stream().map(m -> "--" + m).collect(Collectors.joining(", "));
      throw new UserError(ExitCode.USAGE, "--" + name + ": ambiguous, could be any of " + list);
    }
    return matches.get(0);
  }

  private static List<String> startingWith(String prefix, List<String> names) {
    return names.stream().filter(n -> n.startsWith(prefix)).toList();
  }
}
