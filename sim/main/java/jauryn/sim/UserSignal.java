/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * The signal SIGUSR1, for which Java has no public interface: the one that most virtual machines
 * have is used by reflection. Where there is none, the signal does what the system does with it.
 */
final class UserSignal {
  private UserSignal() {}

  /** Runs {@code action}, on another thread, whenever the signal comes; whether that will work. */
  static boolean handle(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler call =
          (proxy, method, arguments) -> {
            if (method.getName().equals("handle")) {
              action.run();
              return null;
            }
            throw new UnsupportedOperationException(method.getName());
          };
      Object proxy =
          Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, call);
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("USR1"), proxy);
      return true;
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      return false;
    }
  }
}
