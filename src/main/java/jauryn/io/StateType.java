/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.io;

/** What the elements of a section of a state file are. */
public enum StateType {
  /** Signed 32-bit integers. */
  INT32(1, Integer.BYTES),
  /** Signed 64-bit integers. */
  INT64(2, Long.BYTES),
  /** IEEE singles. */
  FLOAT32(3, Float.BYTES),
  /** IEEE doubles. */
  FLOAT64(4, Double.BYTES),
  /** Bytes; text in UTF-8. */
  BYTES(5, 1);

  private final int code;
  private final int bytes;

  StateType(int code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  /** The number that stands for the type in the file. */
  int code() {
    return code;
  }

  /** Length of an element. */
  int bytes() {
    return bytes;
  }

  /** The type of a code, null if there is none. */
  static StateType of(int code) {
    for (StateType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    return null;
  }
}
