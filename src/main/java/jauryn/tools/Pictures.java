/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.ExitCode;
import jauryn.io.FileErrors;
import jauryn.io.UserError;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Reads picture files and reduces them to two colours. */
final class Pictures {
  /** A decoded picture takes 4 bytes a pixel; beyond this the file is an attack or a mistake. */
  private static final long MOST_PIXELS = 100_000_000;

  private Pictures() {}

  /**
   * Decodes PNG, GIF, BMP, JPEG or TIFF, whatever this Java knows; anything else is a UserError.
   */
  static BufferedImage read(Path file) {
    if (Files.isDirectory(file)) {
      throw new UserError(ExitCode.INPUT, "cannot read " + file + ": is a directory");
    }
    try (var probe = Files.newInputStream(file);
        ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      if (probe.read() < 0 || !readers.hasNext()) {
        throw noPicture(file, "no known format");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(stream, true, true);
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > MOST_PIXELS) {
          throw noPicture(file, pixels + " pixels are too many");
        }
        return reader.read(0);
      } catch (IOException | RuntimeException e) {
        // Decoders answer damaged data with almost any exception.
        throw e instanceof UserError ? (UserError) e : noPicture(file, "damaged");
      } finally {
        reader.dispose();
      }
    } catch (IOException e) {
      throw FileErrors.cannotRead(file, e);
    }
  }

  private static UserError noPicture(Path file, String why) {
    return new UserError(
        ExitCode.INPUT, file + " is no readable picture (" + why + "), expected PNG or the like");
  }

  /**
   * Scales a picture to {@code height} rows, the width in proportion, and makes those pixels ink
   * whose mean brightness is below {@code threshold}. Brightness is 0 for black and 1 for white:
   * the weights of ITU-R BT.601 on the sRGB values, over white where the picture is transparent.
   */
  static Bitmap twoColours(BufferedImage image, int height, double threshold) {
    long wide = Math.round((double) image.getWidth() * height / image.getHeight());
    int width = (int) Math.max(1, wide);
    double stepX = (double) image.getWidth() / width;
    double stepY = (double) image.getHeight() / height;
    Bitmap result = new Bitmap(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double mean = mean(image, x * stepX, (x + 1) * stepX, y * stepY, (y + 1) * stepY);
        result.set(x, y, mean < threshold);
      }
    }
    return result;
  }

  /** Mean brightness of a rectangle; pixels at its border count by the part that lies inside. */
  private static double mean(
      BufferedImage image, double left, double right, double top, double bottom) {
    double sum = 0;
    double area = 0;
    for (int y = (int) top; y < Math.min(bottom, image.getHeight()); y++) {
      double tall = Math.min(y + 1, bottom) - Math.max(y, top);
      for (int x = (int) left; x < Math.min(right, image.getWidth()); x++) {
        double part = tall * (Math.min(x + 1, right) - Math.max(x, left));
        sum += part * brightness(image.getRGB(x, y));
        area += part;
      }
    }
    return sum / area;
  }

  private static double brightness(int argb) {
    double alpha = (argb >>> 24) / 255.0;
    int red = argb >> 16 & 0xff;
    int green = argb >> 8 & 0xff;
    int blue = argb & 0xff;
    double over = (0.299 * red + 0.587 * green + 0.114 * blue) / 255.0;
    return alpha * over + (1 - alpha);
  }

  /** A PNG file of the picture. */
  static byte[] png(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return bytes.toByteArray();
  }
}
