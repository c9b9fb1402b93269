/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import jauryn.io.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps of tiny runs from end to end. */
final class SweepTest {
  private static final String RUNS = "--eta 1e-3,2e-3 --seed 1..2";
  private static final String COMMON = "--simtime 1 --blocks 2 --fast";
  private static final long LONGEST_WAIT_MILLIS = 60_000;

  @TempDir Path folder;
  private SmallTask task;
  private Path out;
  private TestConsole console;

  @BeforeEach
  void prepare() throws IOException {
    task = new SmallTask(folder);
    out = folder.resolve("sweep");
  }

  private int sweep(Map<String, String> environment, String lists, String common) {
    console = new TestConsole();
    return new Sweep(console.console(false), environment).run(args(lists, common));
  }

  private String[] args(String lists, String common) {
    List<String> args = new ArrayList<>(List.of(lists.split(" ")));
    args.addAll(List.of("--jobs", "2", "--out", out.toString(), "sim_symfb"));
    args.addAll(task.options());
    args.addAll(List.of(common.split(" ")));
    return args.toArray(String[]::new);
  }

  private Map<String, Object> summary() throws IOException {
    return JSON.std.mapFrom(Files.readString(out.resolve("summary.json")));
  }

  private Map<String, Object> run(String name) throws IOException {
    return JSON.std.mapFrom(Files.readString(out.resolve(name).resolve("run.json")));
  }

  @Test
  void eachRunIsTheOneTheProgramDoesAndIsDoneOnce() throws IOException {
    assertEquals(0, sweep(Map.of(), RUNS, COMMON), () -> console.err());
    Path alone = task.dir("alone");
    String[] same = task.args(alone, (COMMON + " --eta 2e-3 --seed 2").split(" "));
    SuperSpikeProgram.of(Feedback.SYMMETRIC, new TestConsole().console(false)).run(same);
    Path swept = out.resolve("eta2e-3-seed2");
    for (String file : List.of("output.0.spk", "default.0.stats", "multi.0.netstate")) {
      assertEquals(-1, Files.mismatch(alone.resolve(file), swept.resolve(file)), file);
    }
    assertEquals(4, summary().get("complete"));
    assertEquals(2, ((List<?>) summary().get("points")).size());
    assertEquals(
        console.out().lines().filter(line -> line.startsWith("|")).toList(),
        Files.readString(out.resolve("summary.md"))
            .lines()
            .filter(l -> l.startsWith("|"))
            .toList());

    Object before = run("eta1e-3-seed1").get("started");
    var written = Files.getLastModifiedTime(out.resolve("eta1e-3-seed1/run.json"));
    assertEquals(0, sweep(Map.of(), "--eta 1e-3,2e-3 --seed 1..3", COMMON));
    assertEquals(4, count(console.out(), ": complete already"));
    assertEquals(before, run("eta1e-3-seed1").get("started"));
    assertEquals(written, Files.getLastModifiedTime(out.resolve("eta1e-3-seed1/run.json")));
    assertEquals(6, summary().get("complete"));
  }

  private static long count(String text, String part) {
    return text.lines().filter(line -> line.contains(part)).count();
  }

  @Test
  void aFileIsNoFolderForResults() throws IOException {
    Files.writeString(out, "");
    UserError error = assertThrows(UserError.class, () -> sweep(Map.of(), RUNS, COMMON));
    assertEquals("cannot write " + out + ": it exists and is no folder", error.getMessage());
    assertEquals("", console.out(), "no run was begun");
  }

  @Test
  void aRunThatFailsIsNamedAndStopsNoOther() throws IOException {
    Path good = folder.resolve("target.ras");
    Path bad = Files.writeString(folder.resolve("bad.ras"), "0.1 0\nno spike\n");
    Path none = folder.resolve("none.ras");
    List<String> common = new ArrayList<>(task.options());
    common.subList(2, 4).clear(); // the target
    List<String> args = new ArrayList<>();
    args.addAll(List.of("--target", bad + "," + none + "," + good, "--out", out.toString()));
    args.add("sim_symfb");
    args.addAll(common);
    args.addAll(List.of(COMMON.split(" ")));
    console = new TestConsole();
    int code = new Sweep(console.console(false), Map.of()).run(args.toArray(String[]::new));
    assertEquals(3, code);
    List<String> errors = console.err().lines().toList();
    assertEquals(3, errors.size(), console::err);
    assertTrue(errors.get(0).startsWith("error: target"), console::err);
    assertTrue(errors.get(0).contains("bad.ras: exit code 3, "), console::err);
    assertTrue(errors.get(0).contains(bad + ":2"), console::err);
    assertTrue(errors.get(1).contains("none.ras: no such file"), console::err);
    assertEquals("error: 2 of 3 runs failed; the same command goes on", errors.get(2));
    assertEquals(1, summary().get("complete"));
    assertEquals(2, ((List<?>) summary().get("incomplete")).size());

    Files.copy(good, none); // mended, though not the other
    new Sweep(console.console(false), Map.of()).run(args.toArray(String[]::new));
    assertEquals(2, summary().get("complete"));
  }

  @Test
  void theTasksOfAnArrayDoTheirShares() throws IOException {
    assertEquals(0, sweep(array(3), RUNS, COMMON), () -> console.err());
    assertTrue(console.out().startsWith("4 runs, of which 2 for task 1 of 2"), console::out);
    assertEquals(2, summary().get("complete"));
    assertFalse(Files.exists(out.resolve("eta1e-3-seed2")));
    assertEquals(0, sweep(array(4), RUNS, COMMON));
    assertEquals(4, summary().get("complete"));
    assertEquals(0, count(console.out(), "complete already"));
  }

  private static Map<String, String> array(int id) {
    return Map.of(
        "SLURM_ARRAY_TASK_ID",
        "" + id,
        "SLURM_ARRAY_TASK_COUNT",
        "2",
        "SLURM_ARRAY_TASK_MIN",
        "3",
        "SLURM_ARRAY_TASK_MAX",
        "4");
  }

  /** A batch system ends the sweep: both runs write their state, and the sweep goes on from it. */
  @Test
  void aSweepThatIsStoppedGoesOn() throws Exception {
    String common = "--simtime 30 --blocks 10 --fast --checkpoint-every 0.1s";
    ProgramProcess process =
        new ProgramProcess(folder.resolve("shown.txt"), "sweep", args("--seed 1..3", common));
    long end = System.currentTimeMillis() + LONGEST_WAIT_MILLIS;
    while (!begun("seed2") && process.running() && System.currentTimeMillis() < end) {
      Thread.sleep(20);
    }
    process.signal("TERM");
    assertEquals(143, process.end(), process::shown);
    assertTrue(begun("seed2"), process::shown);
    assertFalse(Files.exists(out.resolve("seed2/run.json")), process::shown);
    assertFalse(Files.exists(out.resolve("seed3")), process::shown);

    assertEquals(0, sweep(Map.of(), "--seed 2", common));
    assertEquals(2, ((List<?>) run("seed2").get("segments")).size());
  }

  private boolean begun(String run) {
    String[] files = out.resolve(run).toFile().list((dir, name) -> name.endsWith(".state"));
    return files != null && files.length > 0;
  }
}
