/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows how a run goes on: on a terminal one line rewritten in place, at most five times a second,
 * otherwise one line per block.
 */
final class ConsoleProgress implements RunListener {
  private static final long REDRAW_NANOS = 200_000_000L;
  private static final String ERASE_LINE = "\r\033[K";

  private final PrintStream out;
  private final PrintStream err;
  private final boolean terminal;
  private final LongSupplier nanoClock;

  private String phase = "";
  private double lastError = Double.NaN;
  private boolean lineOpen;
  private long nextDraw;
  private long startNanos;
  private double startSeconds = Double.NaN;
  private double speed = Double.NaN;

  /** {@code nanoClock} tells the time in nanoseconds, as {@link System#nanoTime} does. */
  ConsoleProgress(PrintStream out, PrintStream err, boolean terminal, LongSupplier nanoClock) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
    this.nanoClock = nanoClock;
    this.nextDraw = nanoClock.getAsLong();
  }

  @Override
  public void phase(String name) {
    phase = name;
  }

  @Override
  public void progress(Progress progress) {
    long now = nanoClock.getAsLong();
    if (Double.isNaN(startSeconds)) {
      startSeconds = progress.timeSeconds();
      startNanos = now;
    }
    if (now - nextDraw < 0) {
      return;
    }
    nextDraw = now + REDRAW_NANOS;
    speed = (progress.timeSeconds() - startSeconds) / ((now - startNanos) * 1e-9);
    if (terminal) {
      out.print(ERASE_LINE + line(progress));
      out.flush();
      lineOpen = true;
    }
  }

  @Override
  public void block(BlockResult result) {
    lastError = result.meanSquareError();
    if (!terminal) {
      out.println(
          String.format(
              Locale.ROOT,
              "block %d  %.1f s%s  mse %s%s",
              result.block(),
              result.timeSeconds(),
              Double.isFinite(speed) ? speed("  x%s") : "",
              error(lastError),
              rates(result.outputRateHz(), result.hiddenRateHz())));
    }
  }

  @Override
  public void warning(String text) {
    endLine();
    err.println("warning: " + text);
  }

  /** Ends the line that is rewritten in place, if there is one, so that other text may follow. */
  void endLine() {
    if (lineOpen) {
      out.print(ERASE_LINE);
      out.flush();
      lineOpen = false;
    }
  }

  private String line(Progress p) {
    double percent = 100 * p.timeSeconds() / p.endSeconds();
    String pace = "";
    if (Double.isFinite(speed) && speed > 0) {
      long left = (long) Math.ceil((p.endSeconds() - p.timeSeconds()) / speed);
      pace = speed("  x%s") + "  " + duration(left) + " left";
    }
    return String.format(
        Locale.ROOT,
        "%s %.1f s  %.0f%%%s%s%s",
        phase,
        p.timeSeconds(),
        Math.floor(percent),
        pace,
        Double.isNaN(lastError) ? "" : "  mse " + error(lastError),
        rates(p.outputRateHz(), p.hiddenRateHz()));
  }

  private String speed(String format) {
    return String.format(Locale.ROOT, format, Numbers.fixed(speed, speed < 10 ? 1 : 0));
  }

  private static String rates(double output, double hidden) {
    String text = "  output " + Numbers.fixed(output, 1) + " Hz";
    return Double.isNaN(hidden) ? text : text + "  hidden " + Numbers.fixed(hidden, 1) + " Hz";
  }

  private static String error(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }

  /** Seconds as m:ss or h:mm:ss. */
  static String duration(long seconds) {
    long minutes = seconds / 60;
    return minutes < 60
        ? String.format(Locale.ROOT, "%d:%02d", minutes, seconds % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", minutes / 60, minutes % 60, seconds % 60);
  }
}
