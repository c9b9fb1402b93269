/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.ExitCode;
import jauryn.io.UserError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A point of a grid of parameters.
 *
 * @param values by option, in the order in which the lists were given
 */
record SweepPoint(Map<String, String> values) {
  static final String SEED = "seed";

  SweepPoint {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * All combinations of the values of all lists; the last list changes fastest. Without lists there
   * is one point, which sets nothing. More than {@link SweepList#MOST} are a UserError.
   */
  static List<SweepPoint> grid(Map<String, List<String>> lists) {
    long size = 1;
    for (List<String> list : lists.values()) {
      size *= list.size();
      if (size > SweepList.MOST) {
        throw new UserError(
            ExitCode.USAGE,
            "expected at most " + SweepList.MOST + " runs in a sweep, these are more");
      }
    }
    List<Map<String, String>> points = List.of(Map.of());
    for (Map.Entry<String, List<String>> list : lists.entrySet()) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> point : points) {
        for (String value : list.getValue()) {
          Map<String, String> next = new LinkedHashMap<>(point);
          next.put(list.getKey(), value);
          longer.add(next);
        }
      }
      points = longer;
    }
    return points.stream().map(SweepPoint::new).toList();
  }

  /** The name of its folder, as in {@code eta1e-3-seed1}. */
  String folder() {
    String name =
        values.entrySet().stream()
            .map(value -> value.getKey() + value.getValue().replaceAll("[^\\p{Alnum}._+-]", "_"))
            .collect(Collectors.joining("-"));
    return name.isEmpty() ? "run" : name;
  }

  /** The point without its seed: what is the same in runs to be taken together. */
  SweepPoint withoutSeed() {
    Map<String, String> others = new LinkedHashMap<>(values);
    others.remove(SEED);
    return new SweepPoint(others);
  }
}
