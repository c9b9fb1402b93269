/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** The spikes in the report: target beside output over training, a film, and the hidden layer. */
final class RasterSection {
  private static final int COLUMNS = 630;
  private static final int FRAMES = 24;

  private final Html page;
  private final Training training;
  private final Optional<LoopError> error;

  private RasterSection(Html page, Training training) {
    this.page = page;
    this.training = training;
    error = training.target().map(target -> new LoopError(training.output(), target));
  }

  static void write(Html page, Training training) {
    new RasterSection(page, training).write();
  }

  private void write() {
    long[] loops = training.chosen(FRAMES);
    String[] png = new String[loops.length];
    String[] text = new String[loops.length];
    double[] errors = new double[loops.length];
    for (int k = 0; k < loops.length; k++) {
      png[k] = loop(training.output(), loops[k]);
      errors[k] = error(loops[k]);
      text[k] = caption(loops[k], errors[k]);
    }
    page.element("h2", "Output spikes");
    page.element(
        "p",
        String.format(
            Locale.ROOT,
            "One loop of %s s from left to right, %d neurons from bottom to top. The error is that"
                + " of the one loop.",
            SixDigits.of(training.period() / training.stepsPerSecond()),
            training.output().neurons()),
        "class",
        "dim");
    page.open("div", "class", "four");
    training
        .target()
        .ifPresent(
            target ->
                figure(
                    "Target",
                    picture(
                        training.output().neurons(),
                        0,
                        training.period(),
                        action -> target.forEach(0, training.period(), action))));
    int last = loops.length - 1;
    figure(training.firstLoop() > 0 ? "Before learning" : "First loop", text[0], png[0]);
    if (last > 1) {
      int middle = middle(errors);
      figure("During learning", text[middle], png[middle]);
    }
    if (last > 0) {
      figure("At the end", text[last], png[last]);
    }
    page.close();
    film(png, text);
    training.panel(Layer.hidden).ifPresent(hidden -> hidden(hidden, loops[last]));
  }

  private void film(String[] png, String[] text) {
    page.open("div", "class", "screen", "id", "film", "hidden", "hidden");
    page.element("h2", "Through training");
    page.open("figure");
    image(png[png.length - 1], "Output spikes", "frame");
    page.open("figcaption")
        .element("output", text[text.length - 1], "id", "caption", "for", "loop");
    page.close().close();
    page.element("label", "Loop of training (arrow keys move through time)", "for", "loop");
    page.empty(
        "input",
        "type",
        "range",
        "id",
        "loop",
        "min",
        0,
        "max",
        png.length - 1,
        "value",
        png.length - 1,
        "step",
        1);
    page.open("script", "type", "application/json", "id", "frames").raw("[");
    for (int k = 0; k < png.length; k++) {
      page.raw((k == 0 ? "" : ",\n") + "{\"text\":\"" + text[k] + "\",\"png\":\"" + png[k] + "\"}");
    }
    page.raw("]").close().close();
  }

  private void hidden(RasterPanel hidden, long loop) {
    page.element("h2", "Hidden spikes");
    figure(
        "Hidden layer at the end",
        String.format(
            Locale.ROOT,
            "t = %.1f s, %d neurons, %.1f Hz",
            training.endSeconds(loop),
            hidden.neurons(),
            training.rate(hidden, loop)),
        loop(hidden, loop));
  }

  private double error(long loop) {
    return error
        .map(known -> known.of(training.start(loop), training.start(loop + 1)))
        .orElse(Double.NaN);
  }

  private String caption(long loop, double error) {
    return String.format(
        Locale.ROOT,
        "t = %.1f s%s, %.1f Hz",
        training.endSeconds(loop),
        Double.isNaN(error) ? "" : ", mean square error " + MovieFrames.brief(error),
        training.rate(training.output(), loop));
  }

  /** The first loop, other than both ends, that is half way down on a logarithmic axis. */
  private static int middle(double[] errors) {
    int last = errors.length - 1;
    double half = Math.sqrt(errors[0] * errors[last]);
    int k = 1;
    while (k < last - 1 && errors[k] > half) {
      k++;
    }
    return Double.isNaN(half) ? Math.max(1, last / 4) : k;
  }

  private String loop(RasterPanel layer, long loop) {
    long from = training.start(loop);
    long to = training.start(loop + 1);
    return picture(layer.neurons(), from, to, action -> layer.forEach(from, to, action));
  }

  private static String picture(int neurons, long from, long to, Consumer<SpikeAction> spikes) {
    RasterPng png = new RasterPng(COLUMNS, neurons, from, to);
    spikes.accept(png::mark);
    return Base64.getEncoder().encodeToString(png.bytes());
  }

  private void figure(String title, String png) {
    figure(title, "", png);
  }

  private void figure(String title, String text, String png) {
    page.open("figure");
    image(png, title + (text.isEmpty() ? "" : ": " + text), "");
    page.open("figcaption").text(text.isEmpty() ? title : title + ": " + text).close();
    page.close();
  }

  private void image(String png, String alternative, String id) {
    String data = "data:image/png;base64," + png;
    if (id.isEmpty()) {
      page.empty("img", "alt", alternative, "src", data);
    } else {
      page.empty("img", "id", id, "alt", alternative, "src", data);
    }
  }
}
