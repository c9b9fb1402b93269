/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Mistakes in command lines that picocli reads, in the words that the simulations have. */
final class CommandLineMistake {
  private static final String WHOLE = "a whole number";
  private static final String REAL = "a number such as 20, 0.05 or 1e-3";
  private static final Map<Class<?>, String> EXPECTED =
      Map.of(
          int.class,
          WHOLE + " of at most " + Integer.MAX_VALUE,
          Integer.class,
          WHOLE + " of at most " + Integer.MAX_VALUE,
          long.class,
          WHOLE,
          float.class,
          REAL,
          double.class,
          REAL,
          Float.class,
          REAL,
          Double.class,
          REAL,
          boolean.class,
          "no value",
          Path.class,
          "a name");

  private CommandLineMistake() {}

  /** Reads the arguments; mistakes are a UserError. */
  static ParseResult parse(CommandLine line, String[] args) {
    line.registerConverter(Path.class, CommandLineMistake::path);
    try {
      return line.parseArgs(args);
    } catch (ParameterException e) {
      throw new UserError(ExitCode.USAGE, message(e), e);
    }
  }

  private static Path path(String text) {
    if (text.isEmpty()) {
      throw new TypeConversionException("empty");
    }
    return Path.of(text);
  }

  private static String message(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().get(0);
      return first
          + (first.startsWith("-") ? ": no such option (see --help)" : ": belongs to no option");
    }
    ArgSpec arg = argument(e);
    if (arg == null) {
      return e.getMessage();
    }
    String name = arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
    if (e instanceof OverwrittenOptionException) {
      return name + ": given more than once";
    }
    if (e instanceof MissingParameterException) {
      boolean given = e.getMessage().contains("parameter for option");
      return given
          ? name + ": expected a value after it"
          : ("expected " + name + (arg.isOption() ? " " + arg.paramLabel() : ""));
    }
    String expected = EXPECTED.get(arg.auxiliaryTypes()[0]);
    if (e.getValue() == null || expected == null) {
      return e.getMessage();
    }
    return arg.isOption()
        ? Check.badValue(name.replaceFirst("^--", ""), e.getValue(), expected).getMessage()
        : name + " '" + e.getValue() + "': expected " + expected;
  }

  /** The option or word it is about; null if it is about none. */
  private static ArgSpec argument(ParameterException e) {
    if (e instanceof OverwrittenOptionException twice) {
      return twice.getOverwritten();
    }
    if (e instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      return missing.getMissing().get(0);
    }
    return e.getArgSpec();
  }
}
