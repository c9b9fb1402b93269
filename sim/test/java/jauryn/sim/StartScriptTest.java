/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jauryn.SharedData;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scripts, copied into a folder with a blank in its name that looks like a built tree: its jar
 * holds nothing but the class path of this test.
 */
final class StartScriptTest {
  private static final Path ROOT = SharedData.root();

  @TempDir Path temporary;
  private Path tree;

  /** What a script said and how it ended. */
  private record Ended(int code, String out, String err) {}

  @BeforeEach
  void makeTree() throws IOException {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a POSIX shell");
    tree = Files.createDirectories(temporary.resolve("my tree"));
    for (String folder : List.of("bin", "sim/target", "themes", "elsewhere", "vector")) {
      Files.createDirectories(tree.resolve(folder));
    }
    for (String file :
        List.of(
            "bin/jauryn", "run_symfb.sh", "run_rfb.sh", "sim/train.sh", "vector/java.options")) {
      Files.copy(ROOT.resolve(file), tree.resolve(file));
    }
    for (String program : List.of("sim_symfb", "sim_rfb", "aube")) {
      Files.createSymbolicLink(tree.resolve("bin").resolve(program), Path.of("jauryn"));
    }
    Files.createFile(tree.resolve("sim/target/built"));
    writeJar(tree.resolve("sim/target/jauryn-sim.jar"));
  }

  @Test
  void worksThroughLinksFromAnyFolder() throws Exception {
    Path far = tree.resolve("elsewhere/simulate");
    Path near = tree.resolve("elsewhere/sim_rfb");
    Files.createSymbolicLink(near, Path.of("../bin/sim_rfb"));
    Files.createSymbolicLink(far, near);
    assertEquals(
        "sim_rfb (JAuryn) " + BuildInfo.load(), run(Map.of(), near, "--version").out().strip());
    Ended ended = run(Map.of(), far, "version");
    assertEquals("JAuryn " + BuildInfo.load(), ended.out().strip());
    assertEquals("", ended.err());
  }

  @Test
  void passesArgumentsAndExitCodesOn() throws Exception {
    Ended ended = run(Map.of(), tree.resolve("bin/sim_symfb"), "--dir", "a b", "--eta", "x y");
    assertEquals(
        "error: --eta 'x y': expected a number such as 20, 0.05 or 1e-3", ended.err().strip());
    assertEquals(2, ended.code());
  }

  @Test
  void refusesAnOldJava() throws Exception {
    Path home = oldJava("11.0.2");
    Ended ended = run(Map.of("JAVA_HOME", home.toString()), tree.resolve("bin/jauryn"), "version");
    assertEquals(2, ended.code());
    assertEquals(
        "error: " + home + "/bin/java is Java 11.0.2: expected 17 or newer (set JAVA_HOME)",
        ended.err().strip());
  }

  @Test
  void refusesAJavaHomeWithoutJava() throws Exception {
    String home = temporary.toString();
    Ended ended = run(Map.of("JAVA_HOME", home), tree.resolve("bin/jauryn"), "version");
    assertEquals(2, ended.code());
    assertEquals(
        "error: JAVA_HOME " + home + ": expected a Java installation, there is no bin/java",
        ended.err().strip());
  }

  @Test
  void anArchiveOfAnotherJavaIsNoNuisance() throws Exception {
    Files.createDirectories(tree.resolve("sim/target/cds"));
    String runtime = Runtime.version().toString();
    Files.writeString(tree.resolve("sim/target/cds/" + runtime + ".jsa"), "not an archive");
    Ended ended = run(Map.of(), tree.resolve("bin/jauryn"), "version");
    assertEquals(new Ended(0, "JAuryn " + BuildInfo.load() + "\n", ""), ended);
  }

  @Test
  void trainingUsesTheThemesSettings() throws Exception {
    Files.writeString(tree.resolve("themes/tiny-conf.env"), "export HEIGHT=7\nexport GRID=0.5\n");
    Files.writeString(tree.resolve("themes/tiny-input.ras"), "0.01 0\n");
    Files.writeString(tree.resolve("themes/tiny-target.ras"), "0.01 0\n");
    Path shown = replaceProgramByEcho();
    Path results = temporary.resolve("my results");
    Map<String, String> settings =
        Map.of("RUN", "tiny", "ETAS", "1e-3 2e-3", "NHID", "5", "OUTPUT", results.toString());
    Ended ended = run(settings, tree.resolve("run_rfb.sh"), "--nout", "2");
    assertEquals(new Ended(0, "", ""), ended);
    String themes = tree.toRealPath() + "/themes/";
    String expected =
        Stream.of("1e-3", "2e-3")
            .map(
                eta ->
                    List.of(
                        "--input",
                        themes + "tiny-input.ras",
                        "--target",
                        themes + "tiny-target.ras",
                        "--grid",
                        "0.5",
                        "--nin",
                        "200",
                        "--nout",
                        "7",
                        "--layers",
                        "1",
                        "--nhidden",
                        "5",
                        "--w0",
                        "0.05",
                        "--delay",
                        "0.8e-3",
                        "--eta",
                        eta,
                        "--epsilon",
                        "1e-12",
                        "--simtime",
                        "20",
                        "--blocks",
                        "50",
                        "--seed",
                        "121",
                        "--dir",
                        results + "/rfb/tiny/eta" + eta,
                        "--log-dir",
                        results + "/rfb/tiny/eta" + eta,
                        "--checkpoint-every",
                        "5m",
                        "--fast",
                        "--nout",
                        "2"))
            .flatMap(List::stream)
            .collect(Collectors.joining("\n", "", "\n"));
    assertEquals(expected, Files.readString(shown));
    assertTrue(Files.isDirectory(results.resolve("rfb/tiny/eta2e-3")));
  }

  /** The run that is on ends in order, and none of the other learning rates begins. */
  @Test
  @Timeout(60)
  void aSignalStopsAllLearningRates() throws Exception {
    Files.writeString(tree.resolve("themes/oxford-conf.env"), "HEIGHT=1\nGRID=1\n");
    Path shown = temporary.resolve("shown");
    Path program = tree.resolve("bin/sim_symfb");
    Files.delete(program);
    executable(
        program,
        "#!/bin/sh\ntrap 'echo saved >>\"$out\"; exit 143' TERM\nout='%s'\n".formatted(shown)
            + "echo started >>\"$out\"\nwhile :; do sleep 0.1; done\n");
    ProcessBuilder builder = new ProcessBuilder(tree.resolve("run_symfb.sh").toString());
    builder.environment().putAll(Map.of("ETAS", "1e-3 2e-3 3e-3", "OUTPUT", temporary + "/out"));
    File said = temporary.resolve("said").toFile();
    Process script = builder.redirectErrorStream(true).redirectOutput(said).start();
    while (Files.notExists(shown) || Files.size(shown) == 0) {
      Thread.sleep(10);
    }
    script.destroy();
    assertEquals(143, script.waitFor());
    assertEquals(List.of("started", "saved"), Files.readAllLines(shown));
    assertEquals("", Files.readString(said.toPath()));
  }

  @Test
  void aThemeIsReadNotRun() throws Exception {
    Path proof = temporary.resolve("proof");
    Files.writeString(
        tree.resolve("themes/bad-conf.env"), "HEIGHT=$(touch '" + proof + "')\nGRID=1\n");
    Ended ended = run(Map.of("RUN", "bad"), tree.resolve("run_symfb.sh"));
    assertEquals(3, ended.code());
    assertTrue(ended.err().contains("expected a line HEIGHT=neurons"), ended.err());
    assertTrue(Files.notExists(proof));
  }

  @Test
  void aBadNumberOfRanksIsToldApart() throws Exception {
    Ended ended = run(Map.of("NP", "-4"), tree.resolve("run_symfb.sh"));
    assertEquals(2, ended.code());
    assertTrue(ended.err().startsWith("error: NP=-4: expected a number"), ended.err());
  }

  @Test
  void settingsAreCheckedBeforeTheFirstRun() throws Exception {
    Path script = tree.resolve("run_symfb.sh");
    Map<String, String> expected =
        Map.of(
            "ETAS=1e-3 *", "ETAS: *: expected numbers such as 1e-3, with blanks between them",
            "ETAS=1e-3 -1", "ETAS: -1: expected numbers such as 1e-3, with blanks between them",
            "ETAS= ", "ETAS: expected at least one learning rate, as in ETAS=1e-3",
            "MONITORS=maybe", "MONITORS=maybe: expected yes or no",
            "CHECKPOINT=2 blocks", "CHECKPOINT=2 blocks: expected a time such as 5m, or no");
    for (Map.Entry<String, String> mistake : expected.entrySet()) {
      String[] setting = mistake.getKey().split("=");
      Ended ended = run(Map.of(setting[0], setting[1]), script);
      assertEquals(new Ended(2, "", "error: " + mistake.getValue() + "\n"), ended);
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsOneLine() throws Exception {
    Files.writeString(tree.resolve("themes/oxford-conf.env"), "HEIGHT=1\nGRID=1\n");
    Path file = Files.createFile(temporary.resolve("file"));
    Ended ended = run(Map.of("OUTPUT", file.toString()), tree.resolve("run_symfb.sh"));
    assertEquals(4, ended.code());
    assertTrue(ended.err().startsWith("error: cannot make the folder " + file), ended.err());
    assertEquals(1, ended.err().lines().count());
  }

  @Test
  void trainingWorksThroughLinks() throws Exception {
    Path link = Files.createSymbolicLink(temporary.resolve("train"), tree.resolve("run_rfb.sh"));
    Ended ended = run(Map.of("RUN", "nowhere"), link);
    assertEquals(3, ended.code());
    assertTrue(ended.err().contains("there is no " + tree.toRealPath() + "/themes/"), ended.err());
  }

  @Test
  void anUnknownThemeIsNamed() throws Exception {
    Ended ended = run(Map.of("RUN", "nowhere"), tree.resolve("run_symfb.sh"));
    assertEquals(3, ended.code());
    assertTrue(ended.err().startsWith("error: RUN=nowhere: no such theme"), ended.err());
  }

  /** The programs write their arguments into a file, one a line. */
  private Path replaceProgramByEcho() throws IOException {
    Path shown = temporary.resolve("shown");
    Path program = tree.resolve("bin/sim_rfb");
    Files.delete(program);
    executable(program, "#!/bin/sh\nprintf '%s\\n' \"$@\" >>'" + shown + "'\n");
    return shown;
  }

  private Path oldJava(String version) throws IOException {
    Path home = Files.createDirectories(temporary.resolve("java/bin")).getParent();
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
    executable(home.resolve("bin/java"), "#!/bin/sh\necho started\n");
    return home;
  }

  private static void executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Ended run(Map<String, String> environment, Path script, String... args) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(script.toString());
    builder.command().addAll(List.of(args));
    builder.directory(temporary.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("JAURYN_"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    File out = temporary.resolve("stdout").toFile();
    File err = temporary.resolve("stderr").toFile();
    Process process = builder.redirectOutput(out).redirectError(err).start();
    int code = process.waitFor();
    return new Ended(code, Files.readString(out.toPath()), Files.readString(err.toPath()));
  }

  private static void writeJar(Path jar) throws IOException {
    String classPath =
        Pattern.compile(File.pathSeparator, Pattern.LITERAL)
            .splitAsStream(System.getProperty("java.class.path"))
            .map(entry -> Path.of(entry).toUri().toASCIIString())
            .collect(Collectors.joining(" "));
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }
}
