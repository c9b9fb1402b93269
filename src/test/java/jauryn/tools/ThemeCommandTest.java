/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.io.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThemeCommandTest {
  @TempDir private Path folder;

  private Path image;

  @BeforeEach
  void drawImage() throws IOException {
    image = folder.resolve("camera.png");
    Files.write(image, Pictures.png(RadcliffeCamera.draw().image()));
  }

  @Test
  void makesFiveFiles() throws IOException {
    Path out = folder.resolve("new/themes");
    assertEquals("", run(0, image.toString(), "--out", out.toString(), "--height", "100"));
    assertEquals(
        List.of(
            "camera-conf.env",
            "camera-info.txt",
            "camera-input.ras",
            "camera-target.ras",
            "camera.png"),
        names(out));
    assertEquals(
        List.of("export HEIGHT=100", "export GRID=0.950000"), // 189 / 2 columns, rounded
        Files.readAllLines(out.resolve("camera-conf.env")));
    assertFalse(Files.readString(out.resolve("camera-info.txt")).contains(folder.toString()));
  }

  @Test
  void settingsNameAnUnusualNumberOfInputs() throws IOException {
    run(0, image.toString(), "--out", folder.toString(), "--name", "a", "--inputs", "50");
    assertEquals(
        List.of("export HEIGHT=200", "export GRID=1.890000", "export NIN=50"),
        Files.readAllLines(folder.resolve("a-conf.env")));
  }

  @Test
  void refusesToReplace() throws IOException {
    run(0, image.toString(), "--out", folder.toString(), "--name", "a");
    byte[] before = Files.readAllBytes(folder.resolve("a-target.ras"));
    String[] again = {image.toString(), "--out", folder.toString(), "--name", "a", "--seed", "9"};
    assertTrue(run(ExitCode.OUTPUT.code(), again).contains("a-target.ras exists"));
    List<String> forced = new ArrayList<>(List.of(again));
    forced.add("--force");
    run(0, forced.toArray(new String[0]));
    assertFalse(
        java.util.Arrays.equals(before, Files.readAllBytes(folder.resolve("a-target.ras"))));
  }

  @Test
  void existingFilesMeanTheImageToo() throws IOException {
    // IMAGE is themes/camera.png and the theme is called camera: it would replace its own source.
    assertTrue(
        run(ExitCode.OUTPUT.code(), image.toString(), "--out", folder.toString())
            .contains("camera.png exists"));
    assertEquals(List.of("camera.png"), names(folder));
  }

  @Test
  void mistakesGetOneLine() throws IOException {
    Path text = Files.writeString(folder.resolve("a.txt"), "text");
    String out = folder.resolve("out").toString();
    int usage = ExitCode.USAGE.code();
    int input = ExitCode.INPUT.code();
    String file = image.toString();
    assertTrue(run(usage, "--out", out).contains("IMAGE or --oxford"));
    assertTrue(run(usage, file, "--oxford", "--out", out).contains("exclude"));
    assertTrue(run(usage, file, "--out", out, "--threshold", "0").contains("--threshold"));
    assertTrue(run(usage, file, "--out", out, "--threshold", "NaN").contains("--threshold"));
    assertTrue(run(usage, file, "--out", out, "--height", "0").contains("--height"));
    assertTrue(run(usage, file, "--out", out, "--height", "100000").contains("--height"));
    assertTrue(run(usage, file, "--out", out, "--column-ms", "0.25").contains("--column-ms"));
    assertTrue(run(usage, file, "--out", out, "--column-ms", "-1").contains("--column-ms"));
    assertTrue(run(usage, file, "--out", out, "--ids-from", "3").contains("0 or 1"));
    assertTrue(run(usage, file, "--out", out, "--name", "../x").contains("../x"));
    assertTrue(run(usage, file, "--out", out, "--seed", "x").contains("x"));
    assertTrue(run(input, text.toString(), "--out", out).contains("a.txt"));
    assertTrue(run(input, folder + "/none.png", "--out", out).contains("none.png"));
    assertTrue(
        run(
                input,
                file,
                "--out",
                out,
                "--threshold",
                "1e-9",
                "--invert",
                "--name",
                "w",
                "--height",
                "1")
            .contains("black pixel"));
    assertTrue(run(ExitCode.OUTPUT.code(), file, "--out", text + "/x").contains("a.txt"));
    assertFalse(Files.exists(Path.of(out)), "nothing is written after a mistake");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String run(int exitCode, String... args) {
    return Commands.run(new ThemeCommand(), exitCode, args).err();
  }
}
