/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A command line taken apart the way the original does it: {@code --name value} or {@code
 * --name=value}, each option at most once; a value may begin with one dash but not with two.
 *
 * @param values by full option name, in the order given; empty text for flags
 * @param ignored words that belong to no option
 */
record Arguments(Map<String, String> values, List<String> ignored) {

  /** Reads {@code args}; {@code flags} are the options that take no value. */
  static Arguments parse(List<String> args, OptionAbbreviations names, Set<String> flags) {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> ignored = new ArrayList<>();
    for (int i = 0; i < args.size(); i++) {
      String word = args.get(i);
      if (word.equals("--")) {
        ignored.addAll(args.subList(i + 1, args.size()));
        break;
      }
      if (!word.startsWith("--")) {
        ignored.add(noOption(word));
        continue;
      }
      int equals = word.indexOf('=');
      String name = names.resolve(word.substring(2, equals < 0 ? word.length() : equals));
      String value = "";
      if (equals >= 0) {
        value = attached(name, word.substring(equals + 1), flags);
      } else if (!flags.contains(name)) {
        i++;
        value = following(name, i < args.size() ? args.get(i) : "--");
      }
      if (values.put(name, value) != null) {
        throw error("--" + name + ": given more than once");
      }
    }
    return new Arguments(values, ignored);
  }

  private static String attached(String name, String value, Set<String> flags) {
    if (flags.contains(name)) {
      throw error("--" + name + "=" + value + ": this option takes no value");
    }
    return value;
  }

  private static String following(String name, String word) {
    if (word.startsWith("--")) {
      throw error("--" + name + ": expected a value after it");
    }
    return word;
  }

  private static String noOption(String word) {
    if (word.startsWith("-") && word.length() > 1) {
      throw error(word + ": no such option; option names begin with two dashes (see --help)");
    }
    return word;
  }

  private static UserError error(String message) {
    return new UserError(ExitCode.USAGE, message);
  }
}
