/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jauryn theme}: makes a learning task out of a picture. */
@Command(
    name = "theme",
    sortOptions = false,
    header = "Make a learning task (input and target spike trains) out of a picture.",
    description = {
      "",
      "Every column of the picture lasts 10 ms, every black pixel is one target spike of the"
          + " neuron of its row, at a random time within its column. The input is a frozen"
          + " Poisson pattern. Line drawings learn better than large black areas.",
      ""
    },
    footer = {
      "",
      "Writes NAME{-target.ras,-input.ras,.png,-info.txt,-conf.env}.",
      "Train on it with RUN=NAME ./run_symfb.sh."
    })
public final class ThemeCommand implements Callable<Integer> {
  private static final long MOST_PIXELS = 4_000_000;

  @Spec private CommandSpec spec;

  @Mixin private HelpOption help;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "IMAGE",
      description = "Picture file: PNG, GIF, BMP, JPEG or TIFF.")
  private Path image;

  @Option(names = "--oxford", description = "Draw the Radcliffe Camera instead of reading IMAGE.")
  private boolean oxford;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name of the theme. Default: that of IMAGE without its extension.")
  private String name;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "themes",
      description = "Folder for the files. Default: ${DEFAULT-VALUE}.")
  private Path out;

  @Option(names = "--force", description = "Replace files of an earlier theme of this name.")
  private boolean force;

  @Option(
      names = "--height",
      paramLabel = "ROWS",
      description = "Scale the picture to this many rows (output neurons). Default: as it is.")
  private Integer height;

  @Option(
      names = "--threshold",
      paramLabel = "BRIGHTNESS",
      defaultValue = "0.5",
      description =
          "Pixels darker than this become black; 0 is black, 1 white. Default: ${DEFAULT-VALUE}.")
  private double threshold;

  @Option(names = "--invert", description = "Exchange black and white, for light on dark.")
  private boolean invert;

  @Option(
      names = "--column-ms",
      paramLabel = "MS",
      defaultValue = "10",
      description = "Duration of a column in ms, a multiple of 0.1. Default: ${DEFAULT-VALUE}.")
  private double columnMs;

  @Option(
      names = "--ids-from",
      paramLabel = "0|1",
      defaultValue = "1",
      description =
          "Id of the lowest row. With 1, as the Oxford demo of Zenke and Ganguli has it, neuron 0"
              + " has no target and a simulation with as many outputs as rows leaves out the top"
              + " row. With 0 every row is learned. Default: ${DEFAULT-VALUE}.")
  private int firstId;

  @Option(
      names = "--inputs",
      paramLabel = "N",
      defaultValue = "200",
      description = "Number of input neurons. Default: ${DEFAULT-VALUE}.")
  private int inputs;

  @Option(
      names = "--rate",
      paramLabel = "HZ",
      defaultValue = "5",
      description = "Mean firing rate of an input neuron in Hz. Default: ${DEFAULT-VALUE}.")
  private double rate;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "121",
      description = "Seed of the random numbers. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Override
  public Integer call() {
    checkOptions();
    ThemeMaker maker = new ThemeMaker(columnSteps(), firstId, inputs, rate, seed);
    ThemeFiles files = new ThemeFiles(out, themeName());
    if (!force) {
      files.refuseExisting();
    }
    Theme theme = maker.make(picture());
    files.write(theme, inputs, story());
    var console = spec.commandLine().getOut();
    console.println(
        theme.target().size()
            + " target and "
            + theme.input().size()
            + " input spikes, "
            + theme.grid()
            + " s");
    files.all().forEach(console::println);
    console.flush();
    return ExitCode.OK.code();
  }

  private void checkOptions() {
    if (oxford == (image != null)) {
      throw usage(oxford ? "IMAGE and --oxford exclude each other" : "give IMAGE or --oxford");
    }
    if (!(threshold > 0 && threshold <= 1)) {
      throw usage("--threshold " + threshold + ": expected more than 0 and at most 1");
    }
    if (height != null && height < 1) {
      throw usage("--height " + height + ": expected at least 1");
    }
  }

  private int columnSteps() {
    double steps = columnMs * 10;
    if (!(steps >= 1 && steps <= 1e6 && Math.abs(steps - Math.rint(steps)) < 1e-6)) {
      throw usage("--column-ms " + columnMs + ": expected a multiple of 0.1, from 0.1 to 100000");
    }
    return (int) Math.rint(steps);
  }

  private String themeName() {
    if (name != null) {
      return name;
    }
    if (oxford) {
      return "oxford";
    }
    Path file = image.getFileName();
    return file == null ? "" : file.toString().replaceFirst("\\.[^.]*$", "");
  }

  private Bitmap picture() {
    BufferedImage source = oxford ? RadcliffeCamera.draw().image() : Pictures.read(image);
    int rows = height == null ? source.getHeight() : height;
    if ((double) rows * rows * source.getWidth() / source.getHeight() > MOST_PIXELS) {
      throw usage(
          "the picture has more than " + MOST_PIXELS + " pixels; make it smaller with --height");
    }
    Bitmap picture = Pictures.twoColours(source, rows, threshold);
    return invert ? picture.inverted() : picture;
  }

  private String story() {
    String source =
        oxford
            ? "The Radcliffe Camera in Oxford, drawn by program (jauryn.tools.RadcliffeCamera)."
            : "Made from " + image.getFileName() + ".";
    StringJoiner command = new StringJoiner(" ", "jauryn theme ", "");
    command.add(oxford ? "--oxford" : String.valueOf(image.getFileName()));
    if (height != null) {
      command.add("--height " + height);
    }
    if (invert) {
      command.add("--invert");
    }
    command.add("--threshold " + threshold).add("--column-ms " + columnMs);
    command.add("--ids-from " + firstId).add("--inputs " + inputs).add("--rate " + rate);
    command.add("--seed " + seed).add("--name " + themeName());
    return source
        + "\nMade with: "
        + command
        + "\nRandom numbers: XoShiRo256++, seeded by SplitMix64.\n\n";
  }

  private static UserError usage(String message) {
    return new UserError(ExitCode.USAGE, message);
  }
}
