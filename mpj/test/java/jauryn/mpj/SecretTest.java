/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.mpj;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SecretTest {

  /** Test case 2 of RFC 4231. */
  @Test
  void answersAreHmacSha256() {
    assertEquals(
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        new Secret("Jefe").answer("what do ya want for nothing?"));
  }

  @Test
  void onlyTheRightSecretIsAccepted() {
    String challenge = Secret.random();
    assertTrue(new Secret("a").accepts(challenge, new Secret("a").answer(challenge)));
    assertFalse(new Secret("a").accepts(challenge, new Secret("b").answer(challenge)));
    assertFalse(new Secret("a").accepts(challenge, ""));
  }
}
