/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.bench;

import jauryn.sim.EngineBenchmark;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The benchmarks of kernels and engine, run by JMH. */
final class MicroBenchmarks {
  private static final List<Class<?>> KERNELS =
      List.of(
          CurrentBasedMembraneBenchmark.class,
          LeakyMembraneBenchmark.class,
          ConductanceMembraneBenchmark.class,
          NmdaMembraneBenchmark.class,
          AdExMembraneBenchmark.class,
          IzhikevichMembraneBenchmark.class,
          PoissonTableBenchmark.class,
          MembraneReachBenchmark.class,
          ErrorKernelBenchmark.class,
          SurrogateKernelBenchmark.class,
          AdjointKernelBenchmark.class,
          RateKernelBenchmark.class,
          EligibilityKernelBenchmark.class,
          VectorKernelBenchmark.class,
          VectorsBenchmark.class,
          NumberTextBenchmark.class);
  private static final String ALLOCATION = "gc.alloc.rate.norm";

  private final Settings settings;
  private final Results results;

  MicroBenchmarks(Settings settings, Results results) {
    this.settings = settings;
    this.results = results;
  }

  void run() throws RunnerException {
    for (Class<?> kernel : KERNELS) {
      if (settings.wants(kernel.getSimpleName())) {
        run(kernel, settings.full() ? 1000 : 200).forEach(this::kernel);
      }
    }
    if (settings.wants(EngineBenchmark.class.getSimpleName())) {
      run(EngineBenchmark.class, settings.full() ? 4000 : 1000).forEach(this::engine);
    }
  }

  private Collection<RunResult> run(Class<?> benchmark, int millis) throws RunnerException {
    System.err.println(benchmark.getSimpleName());
    List<String> java = new ArrayList<>(settings.javaOptions());
    java.add("-Djauryn.home=" + settings.home());
    java.add("@" + settings.home().resolve("vector/java.options")); // as bin/jauryn does
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + benchmark.getName().replace(".", "\\.") + "\\.")
            .forks(settings.full() ? 3 : 1)
            .warmupIterations(settings.full() ? 5 : 3)
            .warmupTime(TimeValue.milliseconds(millis))
            .measurementIterations(settings.full() ? 5 : 3)
            .measurementTime(TimeValue.milliseconds(millis))
            .jvmArgs(java.toArray(new String[0]))
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true);
    if (benchmark == EngineBenchmark.class) {
      options.addProfiler(GCProfiler.class);
    }
    return new Runner(options.build()).run();
  }

  private void kernel(RunResult run) {
    BenchmarkParams params = run.getParams();
    String name = label(params) + ", " + params.getParam("n");
    results.add(new Measurement(name, "ns", run.getPrimaryResult().getScore()));
  }

  private void engine(RunResult run) {
    BenchmarkParams params = run.getParams();
    boolean dense = params.getParam("plasticity").equals("DENSE");
    boolean learning = params.getParam("learning").equals("true");
    String name =
        "engine, " + (dense ? "dense" : "event") + ", learning " + (learning ? "on" : "off");
    String reach = dense ? "" : learning ? "<= 1000" : "<= 500";
    results.add(new Measurement(name, "ns/step", run.getPrimaryResult().getScore(), reach));
    Result<?> allocated = run.getSecondaryResults().get(ALLOCATION);
    if (allocated != null) {
      results.add(new Measurement(name + ", allocated", "B/step", allocated.getScore(), "0"));
    }
  }

  /** Kernel and method: ErrorKernel.filter. */
  private static String label(BenchmarkParams params) {
    String[] parts = params.getBenchmark().split("\\.");
    String kernel = parts[parts.length - 2].replaceFirst("Benchmark$", "");
    return kernel + "." + parts[parts.length - 1];
  }
}
