/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

/** The kinds of feedback the paper compares, as settings of the two programs. */
enum PaperFeedback {
  /** The transposed forward weights. */
  SYMMETRIC("symmetric", Feedback.SYMMETRIC),
  /** Fixed weights of N(0, 1), without the regulariser, which the paper adds as a fourth case. */
  RANDOM("random", Feedback.RANDOM),
  /** All weights 1. */
  UNIFORM("uniform", Feedback.RANDOM);

  /** What the errors of the program for random feedback take longer, s. */
  private static final float AXON = 0.8e-3f;

  private final String word;
  private final Feedback program;

  PaperFeedback(String word, Feedback program) {
    this.word = word;
    this.program = program;
  }

  /** What it is called. */
  String word() {
    return word;
  }

  /** The program it is a setting of. */
  Feedback program() {
    return program;
  }

  /** The parameters with this feedback; the eligibility waits for the error. */
  SuperSpikeParameters.Builder in(SuperSpikeParameters.Builder parameters) {
    return parameters
        .uniform(this == UNIFORM)
        .rho(0f)
        .delay(program == Feedback.RANDOM ? AXON : 0f);
  }
}
