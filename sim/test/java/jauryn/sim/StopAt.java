/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

/** Ends an experiment early, at a whole tenth of a second of model time. */
final class StopAt implements RunListener {

  /** Thrown where the run is to stop; its files keep their provisional names. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final double HALF_A_STEP = 0.5e-4;

  private final double seconds;
  private boolean reached;

  StopAt(double seconds) {
    this.seconds = seconds;
  }

  boolean reached() {
    return reached;
  }

  @Override
  public void progress(Progress progress) {
    if (progress.timeSeconds() > seconds - HALF_A_STEP) {
      reached = true;
      throw new Stopped();
    }
  }
}
