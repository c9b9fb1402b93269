/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * {@code jauryn run FILE.java [arguments]}: compiles a file that holds a whole simulation and calls
 * its main method, with the library on the class path. Unlike Java's own way to start a source
 * file, mistakes in the model end with one line and their exit code.
 */
final class SingleFile {
  private SingleFile() {}

  /**
   * Runs a file.
   *
   * @param args the file, and the arguments of its main method
   * @return the exit code
   */
  static int run(String[] args) throws Exception {
    Path source = Path.of(args[0]);
    if (!Files.isRegularFile(source)) {
      throw new UserError(ExitCode.INPUT, source + ": no such file");
    }
    Path folder = Files.createTempDirectory("jauryn");
    try {
      compile(source, folder);
      callMain(source, folder, Arrays.copyOfRange(args, 1, args.length));
      return ExitCode.OK.code();
    } finally {
      delete(folder);
    }
  }

  private static void compile(Path source, Path folder) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new UserError(
          ExitCode.USAGE,
          "run " + source + ": this Java has no compiler, expected a JDK (set JAVA_HOME)");
    }
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(found, Locale.ROOT, null)) {
      boolean done =
          compiler
              .getTask(
                  null,
                  files,
                  found,
                  List.of(
                      "-d",
                      folder.toString(),
                      "-cp",
                      System.getProperty("java.class.path"),
                      "-proc:none"),
                  null,
                  files.getJavaFileObjects(source))
              .call();
      if (!done) {
        throw new UserError(ExitCode.INPUT, firstError(source, found));
      }
    }
  }

  private static String firstError(Path source, DiagnosticCollector<JavaFileObject> found) {
    return found.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(
            error ->
                source
                    + ":"
                    + Math.max(1, error.getLineNumber())
                    + ": "
                    + error.getMessage(Locale.ROOT).replaceAll("\\s*\\R\\s*", "; "))
        .findFirst()
        .orElse(source + ": cannot be compiled");
  }

  private static void callMain(Path source, Path folder, String[] args) throws Exception {
    String name = String.valueOf(source.getFileName()).replaceFirst("[.]java$", "");
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, SingleFile.class.getClassLoader())) {
      loader.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) args);
    } catch (ClassNotFoundException | NoSuchMethodException e) {
      throw new UserError(
          ExitCode.INPUT,
          source + ": expected a public class " + name + " with a method main, in no package",
          e);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
