/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import jauryn.sim.SuperSpikeOptions.Option;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The command line of {@code sim_symfb} and {@code sim_rfb}, read.
 *
 * @param help whether the help text is wanted
 * @param version whether the version is wanted
 * @param parameters null if one of these is wanted
 * @param wish what is to be done with an unfinished run; null as well
 * @param ignored words that belong to no option
 */
record SuperSpikeCommandLine(
    boolean help,
    boolean version,
    SuperSpikeParameters parameters,
    RunStart.Wish wish,
    List<String> ignored) {
  static final String HELP = "help";
  static final String VERSION = "version";
  static final String RESUME = "resume";
  static final String FRESH = "fresh";

  /** Reads the arguments; mistakes are a {@link jauryn.io.UserError}. */
  static SuperSpikeCommandLine parse(String... args) {
    List<Option> options = SuperSpikeOptions.all();
    Arguments arguments = Arguments.parse(List.of(args), names(options), flags(options));
    Map<String, String> values = arguments.values();
    boolean help = values.containsKey(HELP);
    boolean version = values.containsKey(VERSION);
    if (help || version) {
      return new SuperSpikeCommandLine(help, version, null, null, List.of());
    }
    SuperSpikeParameters.Builder builder = SuperSpikeParameters.builder();
    for (Option option : options) {
      String value = values.get(option.name());
      if (value != null) {
        option.set().accept(builder, value);
      }
    }
    return new SuperSpikeCommandLine(
        false, false, builder.build(), wish(values), arguments.ignored());
  }

  private static RunStart.Wish wish(Map<String, String> values) {
    boolean resume = values.containsKey(RESUME);
    boolean fresh = values.containsKey(FRESH);
    if (resume && fresh) {
      throw new UserError(ExitCode.USAGE, "--resume and --fresh: expected one of them at most");
    }
    if (fresh) {
      return RunStart.Wish.FRESH;
    }
    return resume ? RunStart.Wish.RESUME : RunStart.Wish.AUTOMATIC;
  }

  /** The names of all options, those of the original apart. */
  static OptionAbbreviations names(List<Option> options) {
    List<String> originals = new ArrayList<>(List.of(HELP));
    List<String> added = new ArrayList<>(List.of(VERSION, RESUME, FRESH));
    for (Option option : options) {
      (option.original() ? originals : added).add(option.name());
    }
    return new OptionAbbreviations(originals, added);
  }

  /** The names of the options that take no value. */
  static Set<String> flags(List<Option> options) {
    Set<String> flags = new HashSet<>(Set.of(HELP, VERSION, RESUME, FRESH));
    for (Option option : options) {
      if (option.flag()) {
        flags.add(option.name());
      }
    }
    return flags;
  }
}
