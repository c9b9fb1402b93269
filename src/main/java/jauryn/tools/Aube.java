/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import jauryn.io.ExitCode;
import jauryn.io.NumberText;
import jauryn.io.OutputFile;
import jauryn.io.SpikeFile;
import jauryn.io.UserError;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The spike extractor: binary spike files in, text out, as the program aube of Auryn 0.8.1 does it,
 * with its options, output, warnings and exit codes (0 done, 1 anything wrong). On top it names the
 * file that is no spike file, warns of a file that is cut off, and fails if it cannot write.
 */
public final class Aube {
  private static final int FAILED = 1;

  /** What a shell reports for a program that ended because its reader did (128 + SIGPIPE). */
  private static final int READER_GONE = 141;

  private static final String OTHER_VERSION =
      "# Warning: Either the Auryn version does not match the version of this tool or this is not"
          + " a spike raster file.";
  private static final long MAX_UNSIGNED = 0xFFFF_FFFFL;

  private final AubeOptions options;
  private final OutputStream out;
  private final PrintStream err;

  private Aube(AubeOptions options, OutputStream out, PrintStream err) {
    this.options = options;
    this.out = out;
    this.err = err;
  }

  /**
   * Runs the program and returns its exit code. Spikes go to {@code out} in large pieces; a plain
   * stream, not a PrintStream, lets the program tell a full disk from a reader that left.
   */
  public static int run(String[] args, OutputStream out, PrintStream err) {
    try {
      return new Aube(AubeOptions.parse(args), out, err).run();
    } catch (UserError e) {
      err.println("error: " + e.getMessage());
      return FAILED;
    } catch (ReaderGone e) {
      return READER_GONE;
    }
  }

  private int run() {
    if (options.help()) {
      print(AubeHelp.TEXT);
      return ExitCode.OK.code();
    }
    if (options.version()) {
      String own = Aube.class.getPackage().getImplementationVersion();
      print("Auryn Binary Extract version 0.8.1\n");
      print("(JAuryn" + (own == null ? "" : " " + own) + ")\n");
      return ExitCode.OK.code();
    }
    if (options.debug()) {
      print("# Number of input files " + options.inputs().size() + "\n");
    }
    if (options.inputs().isEmpty()) {
      err.println("Missing input file.");
      return FAILED;
    }
    return extract(open());
  }

  private List<SpikeFile> open() {
    List<SpikeFile> files = new ArrayList<>();
    for (String name : options.inputs()) {
      SpikeFile file = SpikeFile.open(path(name));
      if (!file.sameVersion()) {
        err.println(OTHER_VERSION);
      }
      if (file.truncated()) {
        err.println("# Warning: " + name + " is cut off; read to its last whole record.");
      }
      debug("Last frame in file " + files.size() + ": 0");
      files.add(file);
    }
    return files;
  }

  private int extract(List<SpikeFile> files) {
    long rate = files.get(0).stepsPerSecond();
    for (SpikeFile file : files) {
      if (file.stepsPerSecond() != rate) {
        err.println(
            "Not all input file headers match. "
                + file.path()
                + " has "
                + file.stepsPerSecond()
                + " steps per second, "
                + files.get(0).path()
                + " has "
                + rate
                + ".");
        return FAILED;
      }
    }
    double dt = 1.0 / rate;
    double end = endOf(files) * dt;
    double to = options.to() < 0 ? end : options.to();
    double from = options.last() > 0 ? to - options.last() : options.from();
    from = from < 0 ? 0 : from;
    if (from > to) {
      err.println("Times must be positive and start time needs to be < to time.");
      return FAILED;
    }
    long firstStep = unsigned(from * rate);
    debugWindow(dt, end, from, to);
    for (int f = 0; f < files.size(); f++) {
      // The original counts the header as frame 0.
      debug("Start frame stream " + f + ": " + (SpikeMerge.start(files.get(f), firstStep) + 1));
    }
    write(new SpikeMerge(files, firstStep, unsigned(to * rate)), rate);
    return ExitCode.OK.code();
  }

  /**
   * One step after the last spike of all files, in 32 bits, as in the original. A file without
   * spikes counts with the first number of its header, as there.
   */
  private static long endOf(List<SpikeFile> files) {
    long latest = 0;
    for (SpikeFile file : files) {
      long count = file.recordCount();
      latest = Math.max(latest, count == 0 ? file.stepsPerSecond() : file.step(count - 1));
    }
    return latest + 1 & MAX_UNSIGNED;
  }

  /** Truncates to 32 bits without sign; what does not fit becomes the largest number. */
  private static long unsigned(double value) {
    return value >= 0 && value <= MAX_UNSIGNED ? (long) value : MAX_UNSIGNED;
  }

  private void write(SpikeMerge spikes, long rate) {
    if (options.output().isEmpty()) {
      writeTo(this::writeOut, spikes, rate);
      return;
    }
    try (OutputFile file = OutputFile.create(path(options.output()))) {
      writeTo((bytes, length) -> file.writeBytes(bytes, 0, length), spikes, rate);
      file.complete();
    }
  }

  private void writeTo(SpikeText.Sink sink, SpikeMerge spikes, long rate) {
    SpikeText text = new SpikeText(sink, rate, options.maxId());
    spikes.forEach(text);
    text.flush();
  }

  private void print(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    writeOut(bytes, bytes.length);
  }

  private void writeOut(byte[] bytes, int length) {
    try {
      out.write(bytes, 0, length);
      out.flush();
      if (out instanceof PrintStream && ((PrintStream) out).checkError()) {
        throw new IOException("the reader left, or the disk is full");
      }
    } catch (IOException e) {
      if ("Broken pipe".equals(e.getMessage())) {
        throw new ReaderGone(e);
      }
      throw new UserError(ExitCode.OUTPUT, "cannot write to standard output: " + e.getMessage(), e);
    }
  }

  private void debugWindow(double dt, double end, double from, double to) {
    debug("Timestep: " + general(dt));
    debug("Maxid: " + options.maxId());
    debug("Sizeof SpikeEvent struct: 8");
    debug("Time of last event in files: " + general(end));
    debug("From time: " + general(from));
    debug("To time: " + general(to));
  }

  private void debug(String words) {
    if (options.debug()) {
      err.println("# " + words);
    }
  }

  private static String general(double value) {
    byte[] text = new byte[NumberText.MAX_LENGTH];
    return new String(text, 0, NumberText.general(text, 0, value), UTF_8);
  }

  private static Path path(String name) {
    try {
      if (!name.isEmpty()) {
        return Path.of(name);
      }
    } catch (InvalidPathException e) {
      // Falls through: the same mistake as an empty name.
    }
    throw new UserError(ExitCode.USAGE, "'" + name + "' is not the name of a file");
  }

  /** Whoever read our output has ended, as in {@code aube ... | head}. */
  private static final class ReaderGone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReaderGone(IOException cause) {
      super(cause);
    }
  }
}
