/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.mpj;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.util.Arrays;
import java.util.List;

/**
 * Options of {@link Run}.
 *
 * @param ranks number of ranks
 * @param device multicore or niodev
 * @param hosts machines to run on; none for this one
 * @param listen address of the rendezvous; empty to find out
 * @param program name and arguments of the program
 */
record RunOptions(int ranks, String device, List<String> hosts, String listen, String[] program) {

  /** Reads the command line. */
  static RunOptions parse(String[] args) {
    int ranks = 0;
    String device = "";
    List<String> hosts = List.of();
    String listen = "";
    int at = 0;
    for (; at < args.length && args[at].startsWith("-"); at += 2) {
      if (at + 1 == args.length) {
        throw usage(args[at] + ": expected a value");
      }
      String value = args[at + 1];
      switch (args[at]) {
        case "-n":
          ranks = count(value);
          break;
        case "--device":
          device = device(value);
          break;
        case "--hosts":
          hosts = List.of(value.split(","));
          break;
        case "--listen":
          listen = value;
          break;
        default:
          throw usage(args[at] + ": no such option of jauryn run (see jauryn run --help)");
      }
    }
    if (ranks == 0) {
      throw usage("expected the number of ranks, as in jauryn run -n 4 sim_symfb");
    }
    if (at == args.length) {
      throw usage("expected the name of a program after the options of jauryn run");
    }
    if (device.isEmpty()) {
      device = hosts.isEmpty() ? "multicore" : "niodev";
    } else if (device.equals("multicore") && !hosts.isEmpty()) {
      throw usage("--device multicore: expected niodev with --hosts");
    }
    String[] program = Arrays.copyOfRange(args, at, args.length);
    return new RunOptions(ranks, device, hosts, listen, program);
  }

  private static int count(String value) {
    try {
      int count = Integer.parseInt(value);
      if (count > 0) {
        return count;
      }
    } catch (NumberFormatException e) {
      // Falls through: the same mistake as a number out of range.
    }
    throw usage("-n " + value + ": expected a whole number of at least 1");
  }

  private static String device(String value) {
    if (!value.equals("multicore") && !value.equals("niodev")) {
      throw usage("--device " + value + ": expected multicore or niodev");
    }
    return value;
  }

  private static UserError usage(String message) {
    return new UserError(ExitCode.USAGE, message);
  }
}
