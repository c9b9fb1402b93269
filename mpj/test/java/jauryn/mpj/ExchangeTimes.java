/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.mpj;

import jauryn.comm.Communicator;
import jauryn.comm.RankThreads;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * A process with all or one of the ranks of {@link ExchangeTimesTest}: exchanges 33 ints, as much
 * as the spikes of a step of communication are on most of them, and nothing else. Rank 0 prints
 * microseconds per exchange, the best and the median of batches.
 */
public final class ExchangeTimes {
  private static final int INTS = 33;
  private static final int BATCHES = 21;
  private static final int BATCH_OF_ONE = 2000;

  /** Ways to exchange. */
  private interface Exchange {
    void run(int[] own, int[] all);
  }

  private ExchangeTimes() {}

  /** Arguments: {@code shared}, {@code multicore} or RANK:PORT, and the number of ranks. */
  public static void main(String[] args) throws InterruptedException {
    int ranks = Integer.parseInt(args[1]);
    switch (args[0]) {
      case "shared" ->
          RankThreads.run(
              ranks,
              communicator -> {
                time(communicator, "", (own, all) -> communicator.allGather(own, INTS, all));
                return null;
              });
      case "multicore" -> {
        for (Thread thread :
            Multicore.start(
                Path.of(System.getenv("MPJ_HOME")),
                ranks,
                ExchangeTimes::compare,
                (failed, thrown) -> thrown.printStackTrace())) {
          thread.join();
        }
      }
      default -> {
        String[] place = args[0].split(":");
        int rank = Integer.parseInt(place[0]);
        int port = Integer.parseInt(place[1]);
        Membership membership =
            new Membership(new Job(rank, ranks, "127.0.0.1", port, true, "secret"));
        compare(new MpjCommunicator(rank, membership.settings(), "niodev"));
        membership.done();
      }
    }
    System.exit(0);
  }

  private static void compare(Communicator communicator) {
    Exchange collective = collective(communicator);
    time(communicator, "MPJ's collective", collective);
    time(communicator, "ours", (own, all) -> communicator.allGather(own, INTS, all));
    communicator.close();
  }

  private static void time(Communicator communicator, String name, Exchange exchange) {
    int rounds = BATCH_OF_ONE / communicator.size();
    int[] own = new int[INTS];
    int[] all = new int[INTS * communicator.size()];
    double[] micros = new double[BATCHES];
    for (int batch = -BATCHES / 4; batch < BATCHES; batch++) {
      long start = System.nanoTime();
      for (int k = 0; k < rounds; k++) {
        exchange.run(own, all);
      }
      micros[Math.max(0, batch)] = (System.nanoTime() - start) * 1e-3 / rounds;
    }
    Arrays.sort(micros);
    if (communicator.rank() == 0) {
      System.out.printf(Locale.ROOT, "%s %.1f %.1f%n", name, micros[0], micros[BATCHES / 2]);
    }
  }

  /** As threads have classes of MPJ's of their own, those of the communicator are asked for. */
  private static Exchange collective(Communicator communicator) {
    try {
      Class<?> mpi = communicator.getClass().getClassLoader().loadClass("mpi.MPI");
      Object world = mpi.getField("COMM_WORLD").get(null);
      Field type = mpi.getField("INT");
      Object ints = type.get(null);
      Method gather =
          Arrays.stream(world.getClass().getMethods())
              .filter(method -> method.getName().equals("Allgather"))
              .findFirst()
              .orElseThrow();
      return (own, all) -> {
        try {
          gather.invoke(world, own, 0, INTS, ints, all, 0, INTS, ints);
        } catch (IllegalAccessException | InvocationTargetException e) {
          throw new IllegalStateException(e);
        }
      };
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
