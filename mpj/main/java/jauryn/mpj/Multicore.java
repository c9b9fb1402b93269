/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.mpj;

import jauryn.comm.Communicator;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import xdev.smpdev.SMPDevProcess;

/**
 * Ranks that are threads of this process and talk over MPJ's multicore device.
 *
 * <p>MPJ keeps the number of a rank in static fields. So each rank has classes mpi.* and mpjdev.*
 * of its own, and a class {@link MpjCommunicator} that uses them; all else, the device among it, is
 * shared. It also knows a rank by the group of its thread.
 */
final class Multicore {
  /** Jars that each rank loads for itself. */
  private static final String[] OWN_JARS = {"mpi.jar", "mpjdev.jar"};

  private Multicore() {}

  /**
   * Starts the ranks.
   *
   * @param home folder of MPJ Express
   * @param rank what each does; closes the communicator if all went well
   * @param defects is told what ends a rank that should not
   * @return the threads
   */
  static List<Thread> start(
      Path home, int ranks, Consumer<Communicator> rank, Thread.UncaughtExceptionHandler defects) {
    URL[] urls = urls(home);
    List<Thread> threads = new ArrayList<>();
    for (int number = 0; number < ranks; number++) {
      int self = number;
      Runnable task = () -> rank.accept(join(new RankLoader(urls), self, ranks));
      threads.add(new Thread(new SMPDevProcess("rank" + self), task, "rank " + self));
    }
    for (Thread thread : threads) {
      thread.setUncaughtExceptionHandler(defects);
      thread.start();
    }
    return threads;
  }

  private static URL[] urls(Path home) {
    List<URL> urls = new ArrayList<>();
    try {
      for (String jar : OWN_JARS) {
        urls.add(home.resolve("lib").resolve(jar).toUri().toURL());
      }
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
    return urls.toArray(URL[]::new);
  }

  private static Communicator join(RankLoader loader, int rank, int ranks) {
    try {
      return (Communicator)
          loader
              .loadClass(MpjCommunicator.class.getName())
              .getConstructor(int.class, String.class, String.class)
              .newInstance(rank, String.valueOf(ranks), "smpdev");
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Loads the communicator and what belongs to one rank; leaves the rest to the process. */
  private static final class RankLoader extends URLClassLoader {
    RankLoader(URL[] urls) {
      super(urls, Multicore.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        if (!name.equals(MpjCommunicator.class.getName())) {
          return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }
}
