/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.comm.LostRankException;
import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * {@code jauryn run FILE.java [arguments]}: compiles a file that holds a whole simulation and calls
 * its main method, with the library on the class path. Unlike Java's own way to start a source
 * file, mistakes in the model end with one line and their exit code, others with a line that names
 * the place in the file.
 */
final class SingleFile {
  private final Path source;

  private SingleFile(Path source) {
    this.source = source;
  }

  /**
   * Runs a file.
   *
   * @param args the file, and the arguments of its main method
   * @param console is told of result files that were not completed
   * @return the exit code
   */
  static int run(String[] args, Console console) throws Exception {
    Path source = Path.of(args[0]);
    if (!Files.exists(source)) {
      throw new UserError(ExitCode.INPUT, source + ": no such file");
    }
    if (!Files.isRegularFile(source)) {
      throw new UserError(ExitCode.INPUT, source + ": expected a file with a simulation in Java");
    }
    if (!Files.isReadable(source)) {
      throw new UserError(ExitCode.INPUT, "cannot read " + source + ": permission denied");
    }
    SingleFile file = new SingleFile(source);
    Set<String> before = UnfinishedFiles.open();
    file.call(file.main(), Arrays.copyOfRange(args, 1, args.length));
    Set<String> unfinished = UnfinishedFiles.open();
    unfinished.removeAll(before);
    if (!unfinished.isEmpty()) {
      String names = String.join(", ", unfinished);
      String advice = "; expected simulation.complete() at the end";
      console.err().println("warning: " + source + ": not complete: " + names + advice);
    }
    return ExitCode.OK.code();
  }

  private Method main() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new UserError(
          ExitCode.USAGE,
          "run " + source + ": this Java has no compiler, expected a JDK (set JAVA_HOME)");
    }
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(found, Locale.ROOT, null)) {
      CompiledClasses classes = new CompiledClasses(files);
      List<String> options =
          List.of("-g", "-proc:none", "-cp", System.getProperty("java.class.path"));
      boolean done =
          compiler
              .getTask(null, classes, found, options, null, files.getJavaFileObjects(source))
              .call();
      if (!done) {
        throw new UserError(ExitCode.INPUT, firstError(found));
      }
      return main(classes.loader(SingleFile.class.getClassLoader()));
    }
  }

  private String firstError(DiagnosticCollector<JavaFileObject> found) {
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

  private Method main(ClassLoader classes) {
    String name = fileName().replaceFirst("[.]java$", "");
    try {
      Class<?> type = Class.forName(name, false, classes);
      Method main = type.getMethod("main", String[].class);
      if (Modifier.isStatic(main.getModifiers()) && Modifier.isPublic(type.getModifiers())) {
        return main;
      }
    } catch (ClassNotFoundException | NoSuchMethodException e) {
      // Falls through: the same mistake as one that is not public.
    }
    throw new UserError(
        ExitCode.INPUT,
        source
            + ": expected a public class "
            + name
            + " with public static void main(String[] args), in no package");
  }

  private String fileName() {
    return String.valueOf(source.getFileName());
  }

  private void call(Method main, String[] args) throws IllegalAccessException {
    try {
      main.invoke(null, (Object) args);
    } catch (InvocationTargetException | ExceptionInInitializerError e) {
      throw explained(e.getCause());
    }
  }

  /** What the simulation has thrown: what it says by itself, or else where in the file it was. */
  private RuntimeException explained(Throwable thrown) {
    if (thrown instanceof UserError error) {
      return error;
    }
    if (thrown instanceof LostRankException lost) {
      return lost;
    }
    if (thrown instanceof OutOfMemoryError error) {
      throw error;
    }
    StackTraceElement[] frames = cause(thrown).getStackTrace();
    Optional<StackTraceElement> own = Arrays.stream(frames).filter(this::isOwn).findFirst();
    String place = own.map(frame -> source + ":" + frame.getLineNumber()).orElse(source.toString());
    boolean inLibrary =
        Arrays.stream(frames)
            .takeWhile(frame -> !isOwn(frame))
            .anyMatch(frame -> frame.getClassName().startsWith("jauryn."));
    if (inLibrary) {
      Failure failure = Failure.of(thrown);
      return new UserError(failure.exitCode(), place + ": " + failure.message(), thrown);
    }
    return new UserError(ExitCode.INPUT, place + ": " + thrown, thrown);
  }

  /** Ranks and users wrap what was thrown first. */
  private static Throwable cause(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private boolean isOwn(StackTraceElement frame) {
    return fileName().equals(frame.getFileName()) && !frame.getClassName().startsWith("jauryn.");
  }
}
