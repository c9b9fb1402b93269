/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

/** A listener that hears nothing: {@code --quiet}. */
final class Silent implements RunListener {
  @Override
  public void phase(String name) {}

  @Override
  public void progress(Progress progress) {}

  @Override
  public void block(BlockResult result) {}

  @Override
  public void warning(String text) {}

  @Override
  public void note(String text) {}
}
