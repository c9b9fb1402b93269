/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import jauryn.io.ExitCode;
import jauryn.io.FileErrors;
import jauryn.io.UserError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Writes frames as a film: a GIF by ImageIO, an MP4 by ffmpeg. */
final class MovieFile {
  private static final int FRAME_HUNDREDTHS = 12;
  private static final int LAST_HUNDREDTHS = 250;
  private static final int FRAMES_PER_SECOND = 25;

  private MovieFile() {}

  static byte[] gif(MovieFrames frames, int count) throws IOException {
    try (AnimatedGif gif = new AnimatedGif()) {
      for (int k = 0; k < count; k++) {
        gif.add(frames.draw(k), k == count - 1 ? LAST_HUNDREDTHS : FRAME_HUNDREDTHS);
      }
      return gif.finish();
    }
  }

  /**
   * Writes {@code file} through the program {@code ffmpeg}, which is found on the path; a UserError
   * with OUTPUT if there is none or it fails.
   */
  static void mp4(MovieFrames frames, int count, Path file, String ffmpeg) {
    Path absolute = file.toAbsolutePath();
    Path part = absolute.resolveSibling(absolute.getFileName() + ".part");
    Process process = start(ffmpeg, absolute, part);
    try (OutputStream in = process.getOutputStream()) {
      for (int k = 0; k < count; k++) {
        byte[] png = Pictures.png(frames.draw(k));
        int hundredths = k == count - 1 ? LAST_HUNDREDTHS : FRAME_HUNDREDTHS;
        for (int shown = 0; shown < hundredths * FRAMES_PER_SECOND / 100; shown++) {
          in.write(png);
        }
      }
    } catch (IOException e) {
      // ffmpeg went away; its exit code, asked for below, tells.
      process.destroy();
    }
    finish(process, part, absolute, ffmpeg);
  }

  private static Process start(String ffmpeg, Path file, Path part) {
    Path folder = file.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw FileErrors.cannotWrite(file, new NoSuchFileException(String.valueOf(folder)));
    }
    List<String> command =
        List.of(
            ffmpeg,
            "-y",
            "-loglevel",
            "error",
            "-f",
            "image2pipe",
            "-framerate",
            Integer.toString(FRAMES_PER_SECOND),
            "-c:v",
            "png",
            "-i",
            "-",
            "-pix_fmt",
            "yuv420p",
            "-movflags",
            "+faststart",
            "-f",
            "mp4",
            part.toString());
    try {
      return new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UserError(
          ExitCode.OUTPUT,
          "cannot write " + file + ": .mp4 needs ffmpeg, which is not there; .gif needs nothing",
          e);
    }
  }

  private static void finish(Process process, Path part, Path file, String ffmpeg) {
    try {
      int code = process.waitFor();
      if (code != 0 || Files.notExists(part)) {
        Files.deleteIfExists(part);
        throw new UserError(
            ExitCode.OUTPUT, "cannot write " + file + ": " + ffmpeg + " failed with code " + code);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw FileErrors.cannotWrite(file, e);
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new UserError(ExitCode.INTERRUPTED, "interrupted while ffmpeg wrote " + file, e);
    }
  }
}
