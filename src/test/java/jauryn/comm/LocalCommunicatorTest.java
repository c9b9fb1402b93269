/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.comm;

import java.util.List;
import java.util.function.Consumer;

class LocalCommunicatorTest extends CommunicatorContract {
  @Override
  protected List<Integer> sizes() {
    return List.of(1);
  }

  @Override
  protected void onRanks(int ranks, Consumer<Communicator> body) {
    body.accept(new LocalCommunicator());
  }
}
