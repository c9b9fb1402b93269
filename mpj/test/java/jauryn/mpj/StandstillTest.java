/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.mpj;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StandstillTest {
  private final Standstill standstill = new Standstill(2, 60);

  @Test
  void onlyWhereAllHaveWaitedForTooLong() {
    assertFalse(standstill.note(0, 5, 0));
    assertFalse(standstill.note(0, 5, 100), "the other one has not even said anything");
    assertFalse(standstill.note(1, 5, 100));
    assertFalse(standstill.note(0, 5, 160));
    assertTrue(standstill.note(0, 5, 161));
  }

  @Test
  void notWhereOneComputes() {
    standstill.note(0, 4, 0);
    standstill.note(1, 5, 0);
    assertFalse(standstill.note(1, 5, 1_000));
  }

  @Test
  void notWhereExchangesGoOn() {
    standstill.note(0, 5, 0);
    standstill.note(1, 5, 0);
    assertFalse(standstill.note(0, 7, 61));
    assertFalse(standstill.note(1, 5, 62));
  }

  @Test
  void thoseWhoHaveSaidSomethingAreCounted() {
    assertEquals(0, standstill.heard());
    standstill.note(1, 0, 0);
    standstill.note(1, 1, 1);
    assertEquals(1, standstill.heard());
  }
}
