/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.mpj;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What the ranks of a job know and nobody else: they prove to know it without telling it. */
final class Secret {
  private static final int BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  Secret(String text) {
    key = new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /** A random text, for a secret or a challenge. */
  static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** The answer to a challenge. */
  String answer(String challenge) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(challenge.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has the algorithm
    }
  }

  /** Whether an answer is right; takes as long for a wrong one. */
  boolean accepts(String challenge, String answer) {
    return MessageDigest.isEqual(
        answer(challenge).getBytes(StandardCharsets.UTF_8),
        answer.getBytes(StandardCharsets.UTF_8));
  }
}
