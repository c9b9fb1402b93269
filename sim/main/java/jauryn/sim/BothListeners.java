/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

/** Tells two listeners, the first one first. */
record BothListeners(RunListener first, RunListener second) implements RunListener {

  @Override
  public void phase(String name) {
    first.phase(name);
    second.phase(name);
  }

  @Override
  public void progress(Progress progress) {
    first.progress(progress);
    second.progress(progress);
  }

  @Override
  public void block(BlockResult result) {
    first.block(result);
    second.block(result);
  }

  @Override
  public void warning(String text) {
    first.warning(text);
    second.warning(text);
  }

  @Override
  public void note(String text) {
    first.note(text);
    second.note(text);
  }
}
