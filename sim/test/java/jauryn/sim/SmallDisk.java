/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * A file system of a few megabytes, in memory, that can be full. Where the system lets users have
 * mount namespaces of their own: it is in that of a process that sleeps, and ends with it.
 */
final class SmallDisk implements AutoCloseable {
  private static final String MOUNT =
      "mount -t tmpfs -o size=\"$1\" none \"$0\" && echo ready && exec sleep 600";

  private final Process holder;
  private final Path root;
  private final Path filler;

  /** Mounts the file system on a folder; elsewhere than in {@link #root} it is not to be seen. */
  SmallDisk(Path folder, String size) throws IOException {
    Path mounted = folder.toRealPath();
    holder =
        new ProcessBuilder(
                "unshare",
                "--user",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                MOUNT,
                "" + mounted,
                size)
            .redirectErrorStream(true)
            .start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8));
    Assumptions.assumeTrue("ready".equals(said.readLine()), "needs mount namespaces for users");
    root = Path.of("/proc/" + holder.pid() + "/root" + mounted);
    filler = root.resolve("filler");
  }

  /** Where its files are. */
  Path root() {
    return root;
  }

  /** Takes all the room that is left. */
  void fill() throws IOException {
    byte[] page = new byte[4096];
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(page);
      }
    } catch (IOException e) {
      if (!e.getMessage().contains("No space left")) {
        throw e;
      }
    }
  }

  /** Makes room again. */
  void free() throws IOException {
    Files.delete(filler);
  }

  @Override
  public void close() {
    holder.destroyForcibly();
  }
}
