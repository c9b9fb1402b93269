/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.sim.SuperSpikeOptions.Option;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A list of values as users write it: {@code 1e-3,5e-4}, whole numbers from {@code 1..20}, or both.
 */
final class SweepList {
  /** Most runs of a sweep, and so most values of a list. */
  static final int MOST = 100_000;

  private static final Pattern RANGE = Pattern.compile("(\\d{1,10})\\.\\.(\\d{1,10})");
  private static final String EXPECTED = "values such as 1e-3,5e-4 or whole numbers such as 1..20";

  private SweepList() {}

  /** The values for an option of the program, in order, none of them twice. */
  static List<String> parse(Option option, String text) {
    boolean isPath = option.label().equals("FILE") || option.label().equals("FOLDER");
    List<String> values = parse(option.name(), text, isPath);
    if (option.flag() && !Set.of("yes", "no").containsAll(values)) {
      throw Check.badValue(option.name(), text, "yes, no or yes,no in a sweep");
    }
    return values;
  }

  /** The same for an option that is none of the program. */
  static List<String> parse(String option, String text) {
    return parse(option, text, false);
  }

  private static List<String> parse(String option, String text, boolean paths) {
    Set<String> values = new LinkedHashSet<>();
    for (String item : text.split(",", -1)) {
      for (String value : values(option, item.strip(), text, paths)) {
        if (!values.add(value)) {
          throw Check.badValue(option, text, "each value once, " + value + " is there twice");
        }
      }
      if (values.size() > MOST) {
        throw Check.badValue(option, text, "at most " + MOST + " values");
      }
    }
    return List.copyOf(values);
  }

  private static List<String> values(String option, String item, String text, boolean paths) {
    if (item.isEmpty()) {
      throw Check.badValue(option, text, EXPECTED + ", a value is missing");
    }
    if (paths || !item.contains("..")) {
      return List.of(item);
    }
    Matcher range = RANGE.matcher(item);
    if (!range.matches()) {
      throw Check.badValue(option, text, EXPECTED);
    }
    long from = Long.parseLong(range.group(1));
    long to = Long.parseLong(range.group(2));
    if (from > to || to - from >= MOST) {
      throw Check.badValue(
          option, text, "a range that counts up, with at most " + MOST + " numbers");
    }
    List<String> numbers = new ArrayList<>();
    for (long number = from; number <= to; number++) {
      numbers.add(Long.toString(number));
    }
    return numbers;
  }
}
