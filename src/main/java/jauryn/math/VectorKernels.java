/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Where to get a {@link VectorKernel}, once this Java runs it fast.
 *
 * <p>The Vector API is an incubator module: not there unless Java is told so when it starts, where
 * {@code --add-modules} makes it print a warning before anything else. So the launcher opens a door
 * instead (see bin/jauryn), and the module is loaded here, as Java's own agents load theirs. Where
 * that fails nothing is lost but speed.
 *
 * <p>Before they are compiled, vectors are objects and slow; without support of the virtual machine
 * they remain so. So a thread of its own tries the loops, and hands them out when they are fast:
 * some tenths of a second after the start, or never. Who asks goes on with other loops meanwhile,
 * to the same bits.
 */
public final class VectorKernels implements Supplier<VectorKernel> {
  private static final String VECTOR_API = "jdk.incubator.vector";

  /** Longest wait for loops that are being compiled; some tenths of a second are the rule. */
  private static final long PATIENCE_MILLIS = 1500;

  private final CountDownLatch tried = new CountDownLatch(1);
  private boolean begun;
  private long giveUpAt;
  private volatile VectorKernel ready;

  private VectorKernels() {}

  /** Those of this process. */
  public static Supplier<VectorKernel> shared() {
    begin();
    return Shared.INSTANCE;
  }

  /** Begins to try them, for who knows early that they will be asked for. */
  public static void begin() {
    Shared.INSTANCE.start();
  }

  /** Loops that are ready; null as long as there are none. */
  @Override
  public VectorKernel get() {
    return ready;
  }

  /**
   * The same for who has all the loops to gain and little to lose by waiting: does so soon after
   * the start, while it is not known whether the loops become fast.
   */
  public static Supplier<VectorKernel> awaited() {
    begin();
    return Shared.INSTANCE::await;
  }

  private VectorKernel await() {
    try {
      tried.await(patience(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ready;
  }

  /** Created when first asked for. */
  private static final class Shared {
    private static final VectorKernels INSTANCE = new VectorKernels();
  }

  private synchronized long patience() {
    return giveUpAt - System.nanoTime();
  }

  private synchronized void start() {
    if (!begun) {
      begun = true;
      giveUpAt = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
      Thread thread = new Thread(this::prepare, "vector loops");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void prepare() {
    try {
      VectorKernel kernel = find().orElse(null);
      if (kernel != null && new KernelTrial(kernel).becomesFast()) {
        ready = kernel;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does; without these loops it goes, too
    } finally {
      tried.countDown();
    }
  }

  /** The loops that come with this Java, if any. */
  static Optional<VectorKernel> find() {
    if (!loaded()) {
      return Optional.empty();
    }
    try {
      ClassLoader loader = VectorKernel.class.getClassLoader();
      return ServiceLoader.load(VectorKernel.class, loader).findFirst();
    } catch (ServiceConfigurationError | LinkageError e) {
      return Optional.empty();
    }
  }

  private static boolean loaded() {
    if (ModuleLayer.boot().findModule(VECTOR_API).isPresent()) {
      return true;
    }
    try {
      Class.forName("jdk.internal.module.Modules")
          .getMethod("loadModule", String.class)
          .invoke(null, VECTOR_API);
      return true;
    } catch (ReflectiveOperationException | LinkageError e) {
      return false;
    }
  }
}
