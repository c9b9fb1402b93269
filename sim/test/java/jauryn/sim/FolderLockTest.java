/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runs that are told to write to the same folder. */
final class FolderLockTest {
  @TempDir Path folder;

  @Test
  void aSecondRunIsRefusedUntilTheFirstIsGone() throws Exception {
    Assumptions.assumeTrue(File.separatorChar == '/', "needs POSIX signals");
    SmallTask task = new SmallTask(folder);
    Path dir = task.dir("run");
    String[] args = task.args(dir, "--simtime", "100000", "--blocks", "1", "--fast");
    ProgramProcess first = new ProgramProcess(folder.resolve("first"), "sim_rfb", args);
    Path spikes = dir.resolve("hidden.0.prate.part");
    while (!Files.exists(spikes) || Files.size(spikes) == 0) {
      assertEquals(true, first.running(), first::shown);
      Thread.sleep(5);
    }
    for (String wish : List.of("--resume", "--fresh")) {
      String[] again = task.args(dir, "--simtime", "1", "--blocks", "1", "--fast", wish);
      ProgramProcess second = new ProgramProcess(folder.resolve("second"), "sim_symfb", again);
      assertEquals(ExitCode.OUTPUT.code(), second.end());
      assertEquals(
          "error: another run (process "
              + first.pid()
              + ") is writing to "
              + dir
              + "; expected it to end first\n",
          second.shown());
    }
    first.kill();
    first.end();
    String[] after = task.args(dir, "--simtime", "1", "--blocks", "1", "--fast");
    ProgramProcess third = new ProgramProcess(folder.resolve("third"), "sim_symfb", after);
    assertEquals(0, third.end(), third::shown);
  }

  @Test
  void aLockIsForOneHolder() {
    List<String> warnings = new ArrayList<>();
    FolderLock lock = FolderLock.of(folder, warnings::add);
    assertThrows(UserError.class, () -> FolderLock.of(folder, warnings::add));
    lock.close();
    FolderLock.of(folder, warnings::add).close();
    assertEquals(List.of(), warnings);
  }

  @Test
  void whereThereAreNoLocksThatIsSaid() throws Exception {
    Files.createDirectory(folder.resolve(".lock"));
    List<String> warnings = new ArrayList<>();
    FolderLock.of(folder, warnings::add).close();
    assertEquals(1, warnings.size());
  }
}
