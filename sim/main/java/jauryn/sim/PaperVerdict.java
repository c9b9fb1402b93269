/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.tools.Plot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the results say about the paper's claims.
 *
 * @param findings one for each claim
 * @param plot the picture
 * @param details more for run.json: what explains the findings
 */
record PaperVerdict(List<Finding> findings, Plot plot, Map<String, Object> details) {

  /** Whether a claim came out. */
  enum Outcome {
    CONFIRMED("confirmed"),
    PARTLY("partly confirmed"),
    NOT_CONFIRMED("not confirmed");

    private final String words;

    Outcome(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    /** Confirmed or not. */
    static Outcome of(boolean confirmed) {
      return confirmed ? CONFIRMED : NOT_CONFIRMED;
    }
  }

  /**
   * A claim and what was measured.
   *
   * @param claim of the paper, in words
   * @param outcome whether it came out
   * @param measured what was measured, with numbers
   */
  record Finding(String claim, Outcome outcome, String measured) {
    /** One line of text. */
    String line() {
      return outcome.words() + ": " + claim + "; measured: " + measured;
    }

    /** Keys and values for JSON. */
    Map<String, Object> content() {
      Map<String, Object> content = new LinkedHashMap<>();
      content.put("claim", claim);
      content.put("outcome", outcome.words());
      content.put("measured", measured);
      return content;
    }
  }
}
