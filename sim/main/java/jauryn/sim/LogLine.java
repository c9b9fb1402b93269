/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.message.TimestampMessage;

/**
 * A line of a log with the time at which it was said, which may be long before it is written.
 *
 * @param milliseconds since 1970
 */
record LogLine(long milliseconds, String text) implements Message, TimestampMessage {

  @Override
  public long getTimestamp() {
    return milliseconds;
  }

  @Override
  public String getFormattedMessage() {
    return text;
  }

  @Override
  public Object[] getParameters() {
    return new Object[0];
  }

  @Override
  public Throwable getThrowable() {
    return null;
  }
}
