/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.mpj;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobTest {
  private final Map<String, String> environment =
      new HashMap<>(Map.of(Job.RENDEZVOUS, "node1:2000", Job.SECRET, "s"));

  @ParameterizedTest
  @CsvSource({
    "JAURYN_RANK, JAURYN_RANKS",
    "SLURM_PROCID, SLURM_NTASKS",
    "PMI_RANK, PMI_SIZE",
    "OMPI_COMM_WORLD_RANK, OMPI_COMM_WORLD_SIZE"
  })
  void everyLauncherTellsThePlace(String rank, String ranks) {
    environment.put(rank, "2");
    environment.put(ranks, "5");
    assertEquals(new Job(2, 5, "node1", 2000, false, "s"), Job.of(environment));
  }

  @ParameterizedTest
  @CsvSource({
    "JAURYN_RANK, 5, 'JAURYN_RANK=5: expected a whole number from 0 to 4'",
    "JAURYN_RANKS, none, 'JAURYN_RANKS=none: expected a whole number from 1 to 2147483647'",
    "JAURYN_RENDEZVOUS, node1, 'JAURYN_RENDEZVOUS=node1: expected HOST:PORT of rank 0'",
    "JAURYN_SECRET, '', 'JAURYN_SECRET is not set: expected a text all ranks of the job have in"
        + " common'"
  })
  void mistakesAreNamed(String name, String value, String message) {
    environment.putAll(Map.of(Job.RANK, "2", Job.RANKS, "5"));
    environment.put(name, value);
    UserError error = assertThrows(UserError.class, () -> Job.of(environment));
    assertEquals(message, error.getMessage());
    assertEquals(ExitCode.USAGE, error.exitCode());
  }

  /** The script of a SLURM job is its process 0, and so is all that it starts without srun. */
  @Test
  void theInnermostLauncherCounts() {
    environment.putAll(Map.of("SLURM_PROCID", "0", "SLURM_NTASKS", "8"));
    environment.putAll(Map.of("PMI_RANK", "3", "PMI_SIZE", "4"));
    assertEquals(new Job(3, 4, "node1", 2000, false, "s"), Job.of(environment));
    environment.putAll(Map.of("OMPI_COMM_WORLD_RANK", "1", "OMPI_COMM_WORLD_SIZE", "2"));
    assertEquals(new Job(1, 2, "node1", 2000, false, "s"), Job.of(environment));
  }

  @Test
  void withoutALauncherThereIsNoPlace() {
    assertEquals(
        ExitCode.USAGE, assertThrows(UserError.class, () -> Job.of(environment)).exitCode());
  }
}
