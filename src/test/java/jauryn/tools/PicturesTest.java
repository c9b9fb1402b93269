/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jauryn.io.UserError;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {
  @TempDir private Path folder;

  @Test
  void pngKeepsEveryPixel() throws IOException {
    Bitmap picture = RadcliffeCamera.draw();
    Path file = folder.resolve("a.png");
    Files.write(file, Pictures.png(picture.image()));
    BufferedImage read = Pictures.read(file);
    assertEquals(1, read.getColorModel().getPixelSize());
    assertEquals(picture, Pictures.twoColours(read, picture.height(), 0.5));
  }

  @Test
  void brightnessDecides() {
    BufferedImage image = new BufferedImage(6, 1, BufferedImage.TYPE_INT_ARGB);
    int[] argb = {0xff000000, 0xffffffff, 0xff0000ff, 0xff00ff00, 0x00000000, 0xff808080};
    image.setRGB(0, 0, 6, 1, argb, 0, 6);
    // Black, white, blue (0.114), green (0.587), transparent (white), grey (0.502).
    assertEquals("#.#...", row(Pictures.twoColours(image, 1, 0.5)));
    assertEquals("#.##.#", row(Pictures.twoColours(image, 1, 0.6)));
    assertEquals("#.....", row(Pictures.twoColours(image, 1, 0.1)));
  }

  @Test
  void scalingTakesTheMean() {
    // Columns of brightness 0 0 1 1 0 1 1 1 1: thirds have means 1/3, 2/3 and 1.
    BufferedImage image = new BufferedImage(9, 3, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 9; x++) {
      for (int y = 0; y < 3; y++) {
        image.setRGB(x, y, "001101111".charAt(x) == '1' ? 0xffffff : 0);
      }
    }
    assertEquals("#..", row(Pictures.twoColours(image, 1, 0.5)));
    assertEquals("##.", row(Pictures.twoColours(image, 1, 0.7)));
    // Enlarging repeats pixels where the factor is whole.
    assertEquals("####....##........", row(Pictures.twoColours(image, 6, 0.5)));
  }

  @Test
  void damagedFilesAreUserErrors() throws IOException {
    byte[] png = Pictures.png(RadcliffeCamera.draw().image());
    Path cut = folder.resolve("cut.png");
    Files.write(cut, java.util.Arrays.copyOf(png, 60));
    Path text = Files.writeString(folder.resolve("text.png"), "no picture");
    Path empty = Files.createFile(folder.resolve("empty.png"));
    for (Path file : new Path[] {cut, text, empty, folder, folder.resolve("none.png")}) {
      assertThrows(UserError.class, () -> Pictures.read(file), file.toString());
    }
    // Every single flipped byte gives a picture or a UserError, never anything else.
    Path flipped = folder.resolve("flipped.png");
    for (int at = 0; at < Math.min(png.length, 300); at++) {
      byte[] copy = png.clone();
      copy[at] ^= 0x55;
      Files.write(flipped, copy);
      try {
        Pictures.read(flipped);
      } catch (UserError expected) {
        assertEquals(3, expected.exitCode().code());
      }
    }
  }

  private static String row(Bitmap picture) {
    StringBuilder text = new StringBuilder();
    for (int x = 0; x < picture.width(); x++) {
      text.append(picture.ink(x, 0) ? '#' : '.');
    }
    return text.toString();
  }
}
