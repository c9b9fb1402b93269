/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.math;

import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Finds a {@link LaneKernel} that this Java can run.
 *
 * <p>The Vector API is an incubator module: not there unless Java is told so when it starts, where
 * {@code --add-modules} makes it print a warning before anything else. So the launcher opens the
 * door instead ({@code --add-exports}, see bin/jauryn), and the module is loaded here, as Java's own
 * agents load theirs. Where that fails nothing is lost but speed.
 */
public final class LaneKernels {
  private static final String VECTOR_API = "jdk.incubator.vector";

  private LaneKernels() {}

  /** A kernel, or none. */
  public static Optional<LaneKernel> find() {
    if (!loaded()) {
      return Optional.empty();
    }
    try {
      ClassLoader loader = LaneKernel.class.getClassLoader();
      return ServiceLoader.load(LaneKernel.class, loader).findFirst();
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
