/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.jr.ob.JSON;
import jauryn.io.ExitCode;
import jauryn.io.FileErrors;
import jauryn.io.OutputFile;
import jauryn.io.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Does the runs of an experiment, several at a time, in threads of this process: most take less
 * time than a process takes to start. The result of each is a file in the folder {@code runs}; a
 * run that finds its result there, of the same settings and the same version of this program, takes
 * it.
 */
final class PaperRuns {
  private static final JSON WRITER = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);
  private static final double NANOS = 1e-9;

  /**
   * A run, done.
   *
   * @param content of its file
   * @param earlier whether it was done before
   */
  record Done(PaperRun run, Map<String, Object> content, boolean earlier) {
    /** Whether all is there; a file may have been changed or cut off. */
    boolean isComplete() {
      return content.get("wallSeconds") instanceof Number
          && content.get("commit") instanceof String
          && PaperResult.isResult(content.get("result"));
    }

    PaperResult result() {
      return PaperResult.of((Map<?, ?>) content.get("result"));
    }

    double wallSeconds() {
      return ((Number) content.get("wallSeconds")).doubleValue();
    }

    String commit() {
      return (String) content.get("commit");
    }
  }

  private final Path folder;
  private final int jobs;
  private final Console console;
  private int count;

  /** Runs with results in {@code folder}, which is made, {@code jobs} at a time. */
  PaperRuns(Path folder, int jobs, Console console) {
    this.folder = folder;
    this.jobs = jobs;
    this.console = console;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw FileErrors.cannotWrite(folder, e);
    }
  }

  /** Does what is not done; the results of all, in their order. */
  List<Done> run(String figure, List<PaperRun> runs) {
    ExecutorService workers = Executors.newFixedThreadPool(Math.min(jobs, runs.size()));
    Thread goodbye =
        new Thread(
            () -> console.err().println("error: stopped by a signal; the same command goes on"));
    Runtime.getRuntime().addShutdownHook(goodbye);
    try {
      List<Future<Done>> futures = new ArrayList<>();
      for (PaperRun run : runs) {
        futures.add(
            workers.submit(
                () -> {
                  Done done = run(run);
                  tell(figure, done, runs.size());
                  return done;
                }));
      }
      List<Done> all = new ArrayList<>();
      for (Future<Done> future : futures) {
        all.add(future.get());
      }
      return all;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError(ExitCode.INTERRUPTED, "interrupted; the same command goes on");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException mistake) {
        throw mistake;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      workers.shutdownNow();
      forget(goodbye);
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already.
    }
  }

  private synchronized void tell(String figure, Done done, int all) {
    count++;
    String how = done.earlier() ? "done already" : Numbers.fixed(done.wallSeconds(), 1) + " s";
    console
        .out()
        .println(figure + " [" + count + "/" + all + "] " + done.run().name() + ": " + how);
  }

  private Done run(PaperRun run) {
    Path file = folder.resolve(run.name() + ".json");
    Map<String, Object> content = head(run);
    String identity = json(content);
    if (Files.exists(file)) {
      Map<String, Object> found = read(file);
      Map<String, Object> same = new LinkedHashMap<>(found);
      same.keySet().retainAll(content.keySet());
      Done done = new Done(run, found, true);
      if (json(same).equals(identity) && done.isComplete()) {
        return done;
      }
    }
    long start = System.nanoTime();
    content.put("result", run.work().get().content());
    content.put("commit", BuildInfo.load().commit());
    content.put("wallSeconds", NANOS * (System.nanoTime() - start));
    try (OutputFile out = OutputFile.create(file)) {
      byte[] text = WRITER.asBytes(content);
      out.writeBytes(text, 0, text.length);
      out.complete();
    } catch (IOException e) {
      throw FileErrors.cannotWrite(file, e);
    }
    // Read back, so that all goes on in the same way whether it was done before or not.
    return new Done(run, read(file), false);
  }

  private static Map<String, Object> head(PaperRun run) {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("version", BuildInfo.load().version());
    head.put("condition", run.condition());
    head.put("seed", run.seed());
    head.put("settings", run.settings());
    return head;
  }

  private static String json(Map<String, Object> content) {
    try {
      return WRITER.asString(content);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> read(Path file) {
    try {
      return JSON.std.mapFrom(Files.readString(file));
    } catch (JacksonException e) {
      return Map.of(); // not a result: done once more
    } catch (IOException e) {
      throw FileErrors.cannotRead(file, e);
    }
  }
}
