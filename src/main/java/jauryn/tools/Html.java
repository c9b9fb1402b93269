/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Builds HTML and SVG text: elements are closed in the order they were opened, and all text and
 * attribute values are escaped.
 */
final class Html {
  private final StringBuilder page = new StringBuilder(1 << 16);
  private final Deque<String> open = new ArrayDeque<>();

  /** Opens an element; {@code attributes} are names and values in turn. */
  Html open(String tag, Object... attributes) {
    start(tag, attributes);
    page.append('>');
    open.push(tag);
    return this;
  }

  /** Closes the element opened last. */
  Html close() {
    page.append("</").append(open.pop()).append(">\n");
    return this;
  }

  /** An element that has no content, in HTML or SVG. */
  Html empty(String tag, Object... attributes) {
    start(tag, attributes);
    page.append("/>\n");
    return this;
  }

  /** An element around text. */
  Html element(String tag, String content, Object... attributes) {
    return open(tag, attributes).text(content).close();
  }

  /** Text. */
  Html text(String content) {
    page.append(escape(content));
    return this;
  }

  /** Text that is markup or program already. */
  Html raw(String markup) {
    page.append(markup);
    return this;
  }

  private void start(String tag, Object... attributes) {
    page.append('<').append(tag);
    for (int k = 0; k < attributes.length; k += 2) {
      String value = escape(String.valueOf(attributes[k + 1]));
      page.append(' ').append(attributes[k]).append("=\"").append(value).append('"');
    }
  }

  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int k = 0; k < text.length(); k++) {
      char c = text.charAt(k);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** All of it; every element must be closed. */
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException(open.peek() + " is not closed");
    }
    return page.toString();
  }
}
