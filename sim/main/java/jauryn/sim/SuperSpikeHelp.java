/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.sim.SuperSpikeOptions.Option;
import jauryn.sim.SuperSpikeOptions.Section;
import java.io.PrintStream;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The help text of {@code sim_symfb} and {@code sim_rfb}, laid out by picocli. Only the help text
 * is: picocli's classes are too old a format for class data sharing, and reading the command line
 * with them takes as long as the rest of the start.
 */
final class SuperSpikeHelp {
  private static final int WIDTH = 100;
  private static final String DESCRIPTION =
      "Trains a layered network of spiking neurons with SuperSpike to answer input spike trains with"
          + " target spike trains. Errors reach hidden layers through ";

  private static final String RESUME =
      "go on with an unfinished run in --dir, as is done without it too; if there is none, say so"
          + " and start, or end if it is complete";

  private SuperSpikeHelp() {}

  /** Prints the text. */
  static void print(Feedback feedback, PrintStream out) {
    CommandSpec spec = CommandSpec.create().name(feedback.program());
    spec.usageMessage()
        .synopsisHeading("Usage: ")
        .abbreviateSynopsis(true)
        .description(DESCRIPTION + path(feedback))
        .sortOptions(false)
        .width(WIDTH)
        .footer(
            "%nOption names may be shortened while they stay unique. Exit codes: 0 done, 2 wrong"
                + " command line, 3 bad input, 4 output cannot be written, 5 model cannot be simulated.");
    for (Section section : Section.values()) {
      spec.addArgGroup(group(section));
    }
    new CommandLine(spec).usage(out, Ansi.OFF);
  }

  private static String path(Feedback feedback) {
    return feedback == Feedback.SYMMETRIC
        ? "the transposed forward weights (symmetric feedback)."
        : "fixed random weights (random feedback).";
  }

  private static ArgGroupSpec group(Section section) {
    Map<String, Object> defaults = SuperSpikeOptions.values(SuperSpikeParameters.builder().build());
    ArgGroupSpec.Builder group =
        ArgGroupSpec.builder()
            .validate(false)
            .order(section.ordinal())
            .heading("%n" + section.title() + ":%n");
    for (Option option : SuperSpikeOptions.all()) {
      if (option.section() == section) {
        group.addArg(spec(option, defaults.get(option.name())));
      }
    }
    if (section == Section.OUTPUT) {
      group.addArg(flag(SuperSpikeCommandLine.RESUME, RESUME));
      group.addArg(flag(SuperSpikeCommandLine.FRESH, "start over, whatever there is"));
    }
    if (section == Section.GENERAL) {
      group.addArg(flag(SuperSpikeCommandLine.HELP, "show this text and end"));
      group.addArg(flag(SuperSpikeCommandLine.VERSION, "show the version and end"));
    }
    return group.build();
  }

  private static OptionSpec spec(Option option, Object preset) {
    if (option.flag()) {
      return flag(option.name(), option.help());
    }
    String shown = preset instanceof Number number ? Numbers.brief(number) : String.valueOf(preset);
    String text = preset == null ? option.help() : option.help() + " (default " + shown + ")";
    return OptionSpec.builder("--" + option.name())
        .paramLabel(option.label())
        .type(String.class)
        .arity("1")
        .description(text)
        .build();
  }

  private static OptionSpec flag(String name, String help) {
    return OptionSpec.builder("--" + name).type(boolean.class).arity("0").description(help).build();
  }
}
