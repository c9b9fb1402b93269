/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of values and their combinations. */
final class SweepGridTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1e-3; 1e-3",
        "1e-3,5e-4 ; 1e-3 5e-4",
        "1..4 ; 1 2 3 4",
        "7,1..3,12 ; 7 1 2 3 12",
        "0..0 ; 0",
        "4294967294..4294967295 ; 4294967294 4294967295",
      })
  void readsLists(String text, String values) {
    assertEquals(List.of(values.strip().split(" ")), SweepList.parse("seed", text.strip()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--seed 1,,2 ; a value is missing",
        "--seed 1, ; a value is missing",
        "--seed 5..1 ; a range that counts up",
        "--seed 1..999999 ; with at most 100000 numbers",
        "--eta 0.1..0.5 ; whole numbers such as 1..20",
        "--eta 1... ; whole numbers such as 1..20",
        "--seed 1..3,2 ; each value once, 2 is there twice",
        "--nopartial maybe ; yes, no or yes,no",
        "--eta 1e-3,big ; --eta big: expected a number",
        "--eta 1e-3,-1 ; --eta -1: expected a number from 0",
        "--eta 1e-3,0.001 ; eta1e-3 and eta0.001: expected different runs",
        "--input a_b,a/b ; inputa_b: two runs would share this folder",
        "--dir a,b ; --dir: not here",
        "--nhidden 1,2 ; before the program or behind it, not both",
        "--seed 1..1000 --blocks 1..1000 ; at most 100000 runs",
        "--jobs 0 ; --jobs 0: expected a whole number of at least 1",
        "--sed 1,2 ; --sed: no such option",
        "1,2 ; 1,2: belongs to no option",
      })
  void wrongListsAreOneClearError(String lists, String message) {
    String[] args = (lists.strip() + " sim_symfb --nhid 5").split(" ");
    UserError error = assertThrows(UserError.class, () -> SweepCommandLine.parse(args).runs());
    assertEquals(ExitCode.USAGE, error.exitCode());
    assertTrue(error.getMessage().contains(message.strip()), error::getMessage);
    assertTrue(error.getMessage().length() < 200, error::getMessage);
  }

  @Property(tries = 200)
  void everyCombinationIsThereOnceAndTheLastListChangesFastest(
      @ForAll @Size(max = 4) List<@IntRange(min = 1, max = 5) Integer> sizes) {
    List<String> names = List.of("eta", "seed", "blocks", "w0").subList(0, sizes.size());
    Map<String, List<String>> lists = new LinkedHashMap<>();
    for (int k = 0; k < sizes.size(); k++) {
      lists.put(names.get(k), IntStream.range(0, sizes.get(k)).mapToObj(n -> "" + n).toList());
    }
    List<SweepPoint> points = SweepPoint.grid(lists);
    int product = sizes.stream().reduce(1, (a, b) -> a * b);
    assertEquals(product, points.size());
    for (int number = 0; number < product; number++) {
      int rest = number; // the digits of the number, with the sizes as bases
      Map<String, String> expected = new HashMap<>();
      for (int k = sizes.size() - 1; k >= 0; k--) {
        expected.put(names.get(k), "" + rest % sizes.get(k));
        rest /= sizes.get(k);
      }
      assertEquals(expected, points.get(number).values());
    }
    assertEquals(
        product, points.stream().map(SweepPoint::folder).collect(Collectors.toSet()).size());
  }

  @Property(tries = 200)
  void tasksOfAnArrayShareAllRunsWithoutOverlap(
      @ForAll @IntRange(max = 50) int runs,
      @ForAll @IntRange(min = 1, max = 12) int tasks,
      @ForAll @IntRange(max = 7) int first,
      @ForAll @IntRange(min = 1, max = 3) int step) {
    List<Integer> all = IntStream.range(0, runs).boxed().toList();
    List<Integer> shared = new ArrayList<>();
    for (int task = 0; task < tasks; task++) {
      Map<String, String> environment = array(first + task * step, tasks, first, step);
      List<Integer> mine = ArrayShare.of(environment).of(all);
      assertTrue(mine.size() <= runs / tasks + 1);
      shared.addAll(mine);
    }
    assertEquals(runs, shared.size());
    assertEquals(new HashSet<>(all), new HashSet<>(shared));
  }

  private static Map<String, String> array(int id, int tasks, int first, int step) {
    return Map.of(
        "SLURM_ARRAY_TASK_ID", "" + id,
        "SLURM_ARRAY_TASK_COUNT", "" + tasks,
        "SLURM_ARRAY_TASK_MIN", "" + first,
        "SLURM_ARRAY_TASK_MAX", "" + (first + (tasks - 1) * step),
        "SLURM_ARRAY_TASK_STEP", "" + step);
  }

  /** With --array=1,3,7 a task does not know whether it is the second or third. */
  @ParameterizedTest
  @CsvSource({"3, 3, 1, 7, 1", "9, 3, 1, 3, 1", "x, 3, 1, 3, 1"})
  void anArrayWithGapsIsRefused(String id, String count, String first, String last, String step) {
    Map<String, String> environment =
        Map.of(
            "SLURM_ARRAY_TASK_ID", id,
            "SLURM_ARRAY_TASK_COUNT", count,
            "SLURM_ARRAY_TASK_MIN", first,
            "SLURM_ARRAY_TASK_MAX", last,
            "SLURM_ARRAY_TASK_STEP", step);
    assertEquals(
        ExitCode.USAGE, assertThrows(UserError.class, () -> ArrayShare.of(environment)).exitCode());
  }
}
