/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.mpj;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A learning task for a few ranks: its spikes, its command line, and the places of its ranks. */
final class TestJob {
  private static final double SPIKE = 0.04;
  private static final int NEURONS = 10;
  private static final int MILLISECONDS = 400;

  private final Path folder;

  /** Writes the spikes of the task into a folder. */
  TestJob(Path folder) throws IOException {
    this.folder = folder;
    Random random = new Random(3);
    for (String name : List.of("input.ras", "target.ras")) {
      StringBuilder text = new StringBuilder();
      for (int k = 1; k < MILLISECONDS; k++) {
        for (int i = 0; i < NEURONS; i++) {
          if (random.nextDouble() < SPIKE) {
            text.append(k * 1e-3).append(' ').append(i).append('\n');
          }
        }
      }
      Files.writeString(folder.resolve(name), text);
    }
  }

  /** The command line of a run into {@code results}, which begins with the program. */
  String[] arguments(String program, Path results, String... more) throws IOException {
    Files.createDirectories(results);
    String network = "--nin 10 --nhidden 9 --nout 10 --w0 0.25 --eta 3e-3 --grid 0.4 --quiet";
    List<String> arguments = new ArrayList<>(List.of(program));
    arguments.addAll(List.of(network.split(" ")));
    arguments.addAll(List.of("--input", folder.resolve("input.ras").toString()));
    arguments.addAll(List.of("--target", folder.resolve("target.ras").toString()));
    arguments.addAll(List.of("--dir", results.toString(), "--log-dir", results.toString()));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  /** The environment of one rank of a job whose rendezvous listens on this machine. */
  static Map<String, String> place(int rank, int ranks, int port, String secret, boolean hosted) {
    Map<String, String> place = new HashMap<>();
    place.put(Job.RANK, String.valueOf(rank));
    place.put(Job.RANKS, String.valueOf(ranks));
    place.put(Job.RENDEZVOUS, "127.0.0.1:" + port);
    place.put(Job.SECRET, secret);
    if (hosted) {
      place.put(Job.HOSTED, "yes");
    }
    return place;
  }
}
