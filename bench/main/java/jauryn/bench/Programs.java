/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How the programs are started: the scripts, the simulations themselves, and the original. */
final class Programs {
  static final double GRID = 1.89;
  static final int THEME_NEURONS = 200;
  static final int HIDDEN = 256;
  private static final String LARGE_HEAP = "3g";

  private final Settings settings;
  private final Workplace place;

  Programs(Settings settings, Workplace place) {
    this.settings = settings;
    this.place = place;
  }

  /** A script of the root on the Oxford theme. */
  Run script(String feedback, int blocks, int simtime, boolean monitors, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(settings.home().resolve("run_" + feedback + ".sh").toString());
    command.addAll(List.of(options));
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("RUN", "oxford");
    environment.put("ETAS", "1e-3");
    environment.put("NHID", Integer.toString(HIDDEN));
    environment.put("NP", "1");
    environment.put("OUTPUT", place.results().toString());
    environment.put("BLOCKS", Integer.toString(blocks));
    environment.put("SIMTIME", Integer.toString(simtime));
    environment.put("MONITORS", monitors ? "yes" : "no");
    return place.run(command, environment, place.results().resolve(feedback + "/oxford/eta1e-3"));
  }

  /** Seconds until the log, of which every line is written at once, says that the clock starts. */
  double start() throws IOException, InterruptedException {
    List<String> command = oxford(HIDDEN, 1, 0);
    command.set(0, ours("sim_symfb"));
    addLog(command);
    return place.secondsUntil(command, place.results().resolve("sim_symfb.0.log"), "burn-in");
  }

  /** The Oxford task with more hidden neurons. */
  Run grown(int hidden, double simtime, int blocks) throws IOException, InterruptedException {
    return large(oxford(hidden, simtime, blocks));
  }

  /** The folder with the task monalisa of the suite fzenke/ssbm; may be absent. */
  Path monalisaSpikes() {
    return settings.shared().resolve("reference/ssbm/monalisa");
  }

  /** Burn-in and one block of monalisa. */
  Run monalisa(Path spikes, double simtime) throws IOException, InterruptedException {
    Path input = spikes.resolve("input.ras");
    Path target = spikes.resolve("target.ras");
    return large(simulation(input, target, 1000, 1024, 500, 33.1, simtime, 1));
  }

  private Run large(List<String> command) throws IOException, InterruptedException {
    command.set(0, ours("sim_symfb"));
    addLog(command);
    List<String> java = new ArrayList<>(settings.javaOptions());
    java.removeIf(option -> option.startsWith("-Xmx"));
    java.add("-Xmx" + LARGE_HEAP);
    Map<String, String> environment = Map.of("JAURYN_JAVA_OPTS", String.join(" ", java));
    return place.run(command, environment, place.results());
  }

  /** The original's program for this feedback, beside its sim_symfb. */
  Optional<Path> original(String feedback) {
    return settings
        .original()
        .map(program -> feedback.equals("symfb") ? program : program.resolveSibling("sim_rfb"))
        .filter(Files::isExecutable);
  }

  /** One of our programs that simulate a network. */
  Run network(String program, double simtime, List<String> options)
      throws IOException, InterruptedException {
    return network(Path.of(ours(program)), simtime, options);
  }

  /** One of the original's, to be found by {@link #example}, or ours. */
  Run network(Path program, double simtime, List<String> options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString(), "--dir", "."));
    add(command, "--simtime", simtime);
    command.addAll(options);
    return place.run(command, Map.of(), place.results());
  }

  /** A program of the original: in AURYN_EXAMPLES, or beside its sim_symfb. */
  Optional<Path> example(String program) {
    return Stream.of(settings.examples(), settings.original().map(Path::getParent))
        .flatMap(Optional::stream)
        .map(folder -> folder.resolve(program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The original with burn-in and one block; other parameters as in our scripts. */
  Run original(Path program, String feedback, double simtime)
      throws IOException, InterruptedException {
    List<String> command = oxford(HIDDEN, simtime, 1);
    command.set(0, program.toString());
    if (feedback.equals("rfb")) {
      command.set(command.indexOf("--delay") + 1, "0.8e-3");
    }
    return place.run(command, Map.of(), place.results());
  }

  /** Model time of a run: the present loop of the input is completed and one more played. */
  static double modelSeconds(double simtime, int blocks, double grid) {
    double trained = simtime * (1 + blocks);
    return grid * (Math.ceil(trained / grid) + 1);
  }

  private String ours(String program) {
    return settings.home().resolve("bin").resolve(program).toString();
  }

  private void addLog(List<String> command) {
    command.addAll(List.of("--log-dir", place.results().toString()));
  }

  private List<String> oxford(int hidden, double simtime, int blocks) {
    Path themes = settings.home().resolve("themes");
    return simulation(
        themes.resolve("oxford-input.ras"),
        themes.resolve("oxford-target.ras"),
        THEME_NEURONS,
        hidden,
        THEME_NEURONS,
        GRID,
        simtime,
        blocks);
  }

  /** Options that ours and the original have; the program itself is still to be set. */
  private List<String> simulation(
      Path input,
      Path target,
      int inputs,
      int hidden,
      int outputs,
      double grid,
      double simtime,
      int blocks) {
    List<String> command = new ArrayList<>();
    command.add("");
    command.addAll(List.of("--input", input.toString(), "--target", target.toString()));
    add(command, "--nin", inputs);
    add(command, "--nhidden", hidden);
    add(command, "--nout", outputs);
    add(command, "--layers", 1);
    add(command, "--grid", grid);
    add(command, "--simtime", simtime);
    add(command, "--blocks", blocks);
    add(command, "--w0", 0.05);
    add(command, "--delay", 0);
    command.addAll(List.of("--eta", "1e-3", "--epsilon", "1e-12", "--fast"));
    command.addAll(List.of("--dir", place.results().toString()));
    return command;
  }

  private static void add(List<String> command, String option, Number value) {
    command.addAll(List.of(option, value.toString()));
  }
}
