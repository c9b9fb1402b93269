/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jauryn.comm.Communicator;
import jauryn.comm.RankThreads;
import jauryn.group.EveryGroup;
import jauryn.kernel.Simulation;
import jauryn.monitor.EveryRule;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every field that can change in the course of a run has a home: it is saved, or it is listed with
 * the reason why it need not be. The list is the file {@code state-fields.txt}; a field that is not
 * in it fails this test, and so does an entry without a field.
 */
final class StateFieldsTest {
  private static final String[][] RUNS = {
    {"--layers", "2", "--bgrate", "3"},
    {"--layers", "2", "--bgrate", "3", "--plasticity", "dense", "--sparseness", "0.5"},
  };

  private static final int STEPS = 100;

  @TempDir Path folder;

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Object> ahead = new ArrayDeque<>();
  private final Set<String> changing = new TreeSet<>();

  @Test
  void everyFieldThatChangesHasAHome() throws Exception {
    SmallTask task = new SmallTask(folder);
    for (String[] options : RUNS) {
      for (Feedback feedback : Feedback.values()) {
        SuperSpikeParameters parameters =
            SuperSpikeCommandLine.parse(task.args(folder, options)).parameters();
        RankThreads.run(
            2,
            communicator -> {
              walk(parameters, feedback, communicator);
              return null;
            });
      }
    }
    walkLibrary(EveryGroup::build);
    walkLibrary(communicator -> EveryRule.build(communicator, folder));
    assertEquals(String.join("\n", listed()), String.join("\n", changing));
  }

  /** Builds the part of a rank and walks through all objects of the first. */
  private void walk(SuperSpikeParameters parameters, Feedback feedback, Communicator communicator) {
    RunRanks ranks = RunRanks.joint(communicator);
    try (SuperSpikeExperiment experiment = new SuperSpikeExperiment(parameters, feedback, ranks)) {
      experiment.simulation().advance(STEPS); // some objects are made when they are needed
      if (communicator.rank() == 0) {
        walkFrom(experiment);
      }
    }
  }

  /** A network with all groups, or all rules, there are. */
  private void walkLibrary(Function<Communicator, Simulation> network) {
    RankThreads.run(
        2,
        communicator -> {
          Simulation simulation = network.apply(communicator);
          simulation.advance(STEPS);
          if (communicator.rank() == 0) {
            walkFrom(simulation);
          }
          return null;
        });
  }

  private void walkFrom(Object object) {
    visit(object);
    while (!ahead.isEmpty()) {
      look(ahead.pop());
    }
  }

  /** The first word of each line that is no comment. */
  private static Set<String> listed() throws IOException {
    try (InputStream in = StateFieldsTest.class.getResourceAsStream("/state-fields.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .peek(
              line ->
                  assertEquals(true, line.matches("\\S+ +(saved|(derived|fixed|apart): .+)"), line))
          .map(line -> line.split(" ")[0])
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private void visit(Object object) {
    if (object != null && !object.getClass().isHidden() && seen.add(object)) {
      ahead.push(object);
    }
  }

  private void look(Object object) {
    Class<?> type = object.getClass();
    if (type.isArray()) {
      for (int k = 0; !type.getComponentType().isPrimitive() && k < Array.getLength(object); k++) {
        visit(Array.get(object, k));
      }
    } else if (object instanceof Collection<?> collection) {
      collection.forEach(this::visit);
    } else if (object instanceof Map<?, ?> map) {
      map.values().forEach(this::visit);
    } else if (object instanceof Optional<?> optional) {
      optional.ifPresent(this::visit);
    }
    for (Class<?> c = type; c != null && ours(c) && !type.isEnum(); c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          look(object, field);
        }
      }
    }
  }

  private void look(Object object, Field field) {
    field.setAccessible(true);
    if (!Modifier.isFinal(field.getModifiers()) || canChange(field.getType())) {
      changing.add(
          field.getDeclaringClass().getName().replaceAll(".*[.]", "") + "." + field.getName());
    }
    if (!field.getType().isPrimitive()) {
      try {
        visit(field.get(object));
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static boolean ours(Class<?> type) {
    String name = type.getName();
    return name.startsWith("jauryn.")
        && !name.startsWith("jauryn.comm.") // messages are no state
        && !name.startsWith("jauryn.plasticity.Lane") // there or not; filled anew by every sweep
        && !name.equals("jauryn.math.LaneEvents");
  }

  /** Whether what a final field refers to may change without being one of our classes. */
  private static boolean canChange(Class<?> type) {
    return !type.isPrimitive()
        && !type.isEnum()
        && !type.getName().startsWith("jauryn.")
        && !Arrays.asList(String.class, Path.class, Optional.class).contains(type)
        && !type.isAnnotationPresent(FunctionalInterface.class);
  }
}
