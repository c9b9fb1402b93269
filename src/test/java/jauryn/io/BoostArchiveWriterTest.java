/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoostArchiveWriterTest {
  /** First bytes of every archive of boost 1.74 on x86-64, seen in files of the original. */
  private static final String HEADER =
      "1600000000000000"
          + "73657269616c697a6174696f6e3a3a61726368697665"
          + "1200"
          + "04080408"
          + "01000000";

  @TempDir Path folder;

  @Test
  void writesHeaderClassNotesAndLittleEndianValues() throws IOException {
    Path file = folder.resolve("a.netstate");
    try (BoostArchiveWriter out = BoostArchiveWriter.create(file)) {
      out.beginObject("group");
      out.writeInt(-2);
      out.writeString("mem");
      out.beginObject("vector");
      out.writeFloat(-0.06f);
      out.beginObject("group");
      out.writeShort(50);
      out.writeLong(1L << 40);
      out.complete();
    }
    String values =
        ("0000000000" + "feffffff")
            + ("0300000000000000" + "6d656d")
            + ("0000000000" + "8fc275bd")
            + "3200"
            + "0000000000010000";
    assertEquals(HEADER + values, HexFormat.of().formatHex(Files.readAllBytes(file)));
  }
}
