/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The command line of {@link Aube}, read as the original reads it: long options by any unique
 * prefix, with {@code =} or a space before the value; short ones joined ({@code -di FILE}) or with
 * the value attached ({@code -f0.5}); several values after {@code -i}; other words ignored. The
 * messages of mistakes are the original's as well.
 */
final class AubeOptions {
  /** What can be given. */
  private enum Option {
    HELP('h', "help", false),
    VERSION('v', "version", false),
    DEBUG('d', "debug", false),
    INPUTS('i', "inputs", true),
    OUTPUT('o', "output", true),
    FROM('f', "from", true),
    TO('t', "to", true),
    LAST('l', "last", true),
    MAXID('m', "maxid", true);

    private final char letter;
    private final String word;
    private final boolean takesValue;

    Option(char letter, String word, boolean takesValue) {
      this.letter = letter;
      this.word = word;
      this.takesValue = takesValue;
    }

    private String dashed() {
      return "'--" + word + "'";
    }
  }

  private record Given(Option option, String value) {}

  /** A decimal number, infinity or nan; not what Java accepts beyond that. */
  private static final String REAL =
      "[+-]?((\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?|(?i:inf|infinity|nan))";

  private static final long UNSIGNED_MAX = 0xFFFF_FFFFL;

  private final Set<Option> seen = EnumSet.noneOf(Option.class);
  private final List<String> inputs = new ArrayList<>();
  private String output = "";
  private double from;
  private double to = -1;
  private double last;
  private long maxId = UNSIGNED_MAX;

  private AubeOptions() {}

  /** Reads a command line; mistakes are a UserError with USAGE. */
  static AubeOptions parse(String... args) {
    AubeOptions options = new AubeOptions();
    for (Given given : split(args)) {
      if (!options.seen.add(given.option) && given.option != Option.INPUTS) {
        throw mistake("option " + given.option.dashed() + " cannot be specified more than once");
      }
      options.store(given.option, given.value);
    }
    return options;
  }

  boolean help() {
    return seen.contains(Option.HELP);
  }

  boolean version() {
    return seen.contains(Option.VERSION);
  }

  boolean debug() {
    return seen.contains(Option.DEBUG);
  }

  /** Spike files in the order given. */
  List<String> inputs() {
    return List.copyOf(inputs);
  }

  /** Name of the output file; empty for standard output. */
  String output() {
    return output;
  }

  /** Start in seconds. */
  double from() {
    return from;
  }

  /** End in seconds; negative for the end of the files. */
  double to() {
    return to;
  }

  /** Seconds before the end, if positive. */
  double last() {
    return last;
  }

  /** Smallest neuron id to leave out. */
  long maxId() {
    return maxId;
  }

  private static List<Given> split(String... args) {
    List<Given> given = new ArrayList<>();
    for (int k = 0; k < args.length; k++) {
      String arg = args[k];
      if (arg.equals("--")) {
        break;
      }
      if (arg.startsWith("--")) {
        k += splitLong(arg, k + 1 < args.length ? args[k + 1] : null, given);
      } else if (arg.length() > 1 && arg.startsWith("-")) {
        k += splitShort(arg, k + 1 < args.length ? args[k + 1] : null, given);
      } else if (!given.isEmpty() && given.get(given.size() - 1).option == Option.INPUTS) {
        given.add(new Given(Option.INPUTS, arg));
      }
    }
    return given;
  }

  /** Returns how many further words it took: 1 if {@code next} is the value, else 0. */
  private static int splitLong(String arg, String next, List<Given> given) {
    int equals = arg.indexOf('=');
    Option option = byPrefix(arg, equals < 0 ? arg.substring(2) : arg.substring(2, equals));
    String attached = equals < 0 ? "" : arg.substring(equals + 1);
    if (!option.takesValue && equals >= 0) {
      throw mistake("option " + option.dashed() + " does not take any arguments");
    }
    if (option.takesValue && equals >= 0 && attached.isEmpty()) {
      throw mistake(
          "the argument for option "
              + option.dashed()
              + " should follow immediately after the equal sign");
    }
    return finish(option, attached, next, given);
  }

  private static int splitShort(String arg, String next, List<Given> given) {
    for (int c = 1; c < arg.length(); c++) {
      Option option = byLetter(arg.charAt(c));
      if (option == null) {
        throw mistake("unrecognised option '" + arg + "'");
      }
      if (option.takesValue) {
        return finish(option, arg.substring(c + 1), next, given);
      }
      given.add(new Given(option, ""));
    }
    return 0;
  }

  private static int finish(Option option, String attached, String next, List<Given> given) {
    if (!option.takesValue || !attached.isEmpty()) {
      given.add(new Given(option, attached));
      return 0;
    }
    boolean isShortOption =
        next != null
            && next.length() == 2
            && next.charAt(0) == '-'
            && byLetter(next.charAt(1)) != null;
    if (next == null || isShortOption) {
      throw mistake("the required argument for option " + option.dashed() + " is missing");
    }
    given.add(new Given(option, next));
    return 1;
  }

  /** All names begin with different letters, so that no prefix is ambiguous. */
  private static Option byPrefix(String arg, String prefix) {
    for (Option option : Option.values()) {
      if (!prefix.isEmpty() && option.word.startsWith(prefix)) {
        return option;
      }
    }
    throw mistake("unrecognised option '" + arg + "'");
  }

  private static Option byLetter(char letter) {
    for (Option option : Option.values()) {
      if (option.letter == letter) {
        return option;
      }
    }
    return null;
  }

  private void store(Option option, String value) {
    switch (option) {
      case INPUTS -> inputs.add(value);
      case OUTPUT -> output = value;
      case FROM -> from = real(option, value);
      case TO -> to = real(option, value);
      case LAST -> last = real(option, value);
      case MAXID -> maxId = unsigned(option, value);
      default -> {}
    }
  }

  private static double real(Option option, String text) {
    if (!text.matches(REAL)) {
      throw invalid(option, text);
    }
    String word = text.toLowerCase(Locale.ROOT);
    if (word.endsWith("nan")) {
      return Double.NaN;
    }
    if (word.contains("inf")) {
      return word.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      throw invalid(option, text);
    }
    return value;
  }

  /** As in C, a minus sign counts down from 2^32. */
  private static long unsigned(Option option, String text) {
    if (!text.matches("[+-]?0*\\d{1,10}")) {
      throw invalid(option, text);
    }
    long value = Long.parseLong(text.replaceFirst("[+-]?0*(?=\\d)", ""));
    if (value > UNSIGNED_MAX) {
      throw invalid(option, text);
    }
    return text.startsWith("-") ? -value & UNSIGNED_MAX : value;
  }

  private static UserError invalid(Option option, String text) {
    String shown = text.isEmpty() ? "" : " ('" + text + "')";
    return mistake("the argument" + shown + " for option " + option.dashed() + " is invalid");
  }

  private static UserError mistake(String message) {
    return new UserError(ExitCode.USAGE, message);
  }
}
