/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.ExitCode;
import jauryn.io.FileErrors;
import jauryn.io.Folders;
import jauryn.io.OutputFile;
import jauryn.io.RasFile;
import jauryn.io.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The five files of a theme: NAME-target.ras, -input.ras, NAME.png, -info.txt, -conf.env. */
final class ThemeFiles {
  /** What sim/train.sh takes for a theme that does not say. */
  private static final int USUAL_INPUTS = 200;

  private final Path folder;
  private final String name;

  ThemeFiles(Path folder, String name) {
    if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*")) {
      throw new UserError(
          ExitCode.USAGE,
          "theme name '" + name + "': expected letters, digits, '_', '.' and '-' (--name)");
    }
    this.folder = folder;
    this.name = name;
  }

  Path target() {
    return folder.resolve(name + "-target.ras");
  }

  Path input() {
    return folder.resolve(name + "-input.ras");
  }

  Path picture() {
    return folder.resolve(name + ".png");
  }

  Path info() {
    return folder.resolve(name + "-info.txt");
  }

  Path conf() {
    return folder.resolve(name + "-conf.env");
  }

  /** All of them, in the order they are written: the one that scripts read first comes last. */
  List<Path> all() {
    return List.of(target(), input(), picture(), info(), conf());
  }

  void refuseExisting() {
    for (Path file : all()) {
      if (Files.exists(file)) {
        throw new UserError(ExitCode.OUTPUT, file + " exists; --force replaces it");
      }
    }
  }

  /**
   * Writes all files.
   *
   * @param inputs input neurons, which the settings name where scripts would take another number
   * @param story opens the info file and says where the picture is from
   */
  void write(Theme theme, int inputs, String story) {
    Folders.make(folder);
    writeSpikes(target(), theme.target());
    writeSpikes(input(), theme.input());
    WholeFile.write(picture(), Pictures.png(theme.picture().image()));
    WholeFile.write(info(), story + facts(theme));
    String nin = inputs == USUAL_INPUTS ? "" : "export NIN=" + inputs + "\n";
    WholeFile.write(
        conf(),
        "export HEIGHT=" + theme.picture().height() + "\nexport GRID=" + theme.grid() + "\n" + nin);
  }

  private static void writeSpikes(Path file, List<Theme.Spike> spikes) {
    try (OutputFile out = OutputFile.create(file)) {
      for (Theme.Spike spike : spikes) {
        RasFile.writeEvent(out, spike.micros() / 1e6, spike.id());
      }
      out.complete();
    }
  }

  private String facts(Theme theme) {
    Bitmap picture = theme.picture();
    StringBuilder text = new StringBuilder();
    text.append("Picture: ").append(picture).append(".\n");
    text.append(
        "Every column lasts " + theme.columnSteps() / 10.0 + " ms, every row is one neuron.\n");
    text.append("Duration (GRID): " + theme.grid() + " s. A simulation repeats the trains every ");
    text.append(theme.loopSteps() + " steps of 0.1 ms.\n");
    text.append(name + "-target.ras: " + span(theme.target()) + "\n");
    text.append(quirk(theme));
    text.append(name + "-input.ras: " + span(theme.input()) + "\n");
    text.append("\nSHA-256\n");
    for (Path file : List.of(target(), input())) {
      text.append(sha256(file)).append("  ").append(file.getFileName()).append('\n');
    }
    return text.toString();
  }

  /** What ids counted from 1 mean for a simulation; nothing to say if they count from 0. */
  private static String quirk(Theme theme) {
    if (theme.firstId() == 0) {
      return "";
    }
    int rows = theme.picture().height();
    long lost = theme.target().stream().filter(spike -> spike.id() >= rows).count();
    return "  Its ids count from 1, the lowest row, as those of the Oxford demo of Zenke and\n"
        + "  Ganguli (2018). In a simulation with "
        + rows
        + " outputs neuron 0 has no target spikes and the\n"
        + "  top row is left out ("
        + lost
        + " spikes).\n";
  }

  private static String span(List<Theme.Spike> spikes) {
    Stream<Integer> ids = spikes.stream().map(Theme.Spike::id);
    int lowest = ids.min(Integer::compare).orElseThrow();
    int highest = spikes.stream().map(Theme.Spike::id).max(Integer::compare).orElseThrow();
    String last = Theme.seconds(spikes.get(spikes.size() - 1).micros());
    return spikes.size()
        + " spikes, ids "
        + lowest
        + " to "
        + highest
        + ", last at "
        + last
        + " s.";
  }

  private static String sha256(Path file) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw FileErrors.cannotRead(file, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has SHA-256
    }
  }
}
