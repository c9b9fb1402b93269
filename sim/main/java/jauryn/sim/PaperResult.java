/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import jauryn.io.JsonText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came out of a run.
 *
 * @param numbers single numbers by name; NaN where there is none
 * @param curves columns of equal length by name, the first of them time or what else they depend on
 */
record PaperResult(Map<String, Double> numbers, Map<String, double[]> curves) {
  PaperResult {
    numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
    curves = Collections.unmodifiableMap(new LinkedHashMap<>(curves));
  }

  /** The number of this name. */
  double number(String name) {
    return require(numbers.get(name), name);
  }

  /** The column of this name. */
  double[] curve(String name) {
    return require(curves.get(name), name);
  }

  private static <T> T require(T value, String name) {
    if (value == null) {
      throw new IllegalArgumentException("no " + name + " in this result");
    }
    return value;
  }

  /** Keys and values for JSON, which has no NaN. */
  Map<String, Object> content() {
    Map<String, Object> finite = new LinkedHashMap<>();
    numbers.forEach((name, value) -> finite.put(name, JsonText.finite(value)));
    Map<String, Object> columns = new LinkedHashMap<>();
    curves.forEach(
        (name, values) -> {
          Double[] column = new Double[values.length];
          for (int k = 0; k < values.length; k++) {
            column[k] = JsonText.finite(values[k]);
          }
          columns.put(name, column);
        });
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("numbers", finite);
    content.put("curves", columns);
    return content;
  }

  /** What {@link #content()} has become in JSON; a RuntimeException if it is something else. */
  static PaperResult of(Map<?, ?> content) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    ((Map<?, ?>) content.get("numbers"))
        .forEach((name, value) -> numbers.put((String) name, number(value)));
    Map<String, double[]> curves = new LinkedHashMap<>();
    ((Map<?, ?>) content.get("curves"))
        .forEach(
            (name, values) ->
                curves.put(
                    (String) name,
                    ((List<?>) values).stream().mapToDouble(PaperResult::number).toArray()));
    return new PaperResult(numbers, curves);
  }

  /** Whether {@link #of} can read it. */
  static boolean isResult(Object content) {
    return content instanceof Map<?, ?> map
        && map.get("numbers") instanceof Map<?, ?> numbers
        && map.get("curves") instanceof Map<?, ?> curves
        && numbers.values().stream().allMatch(PaperResult::isNumber)
        && curves.values().stream()
            .allMatch(
                column ->
                    column instanceof List<?> values
                        && values.stream().allMatch(PaperResult::isNumber));
  }

  private static boolean isNumber(Object value) {
    return value == null || value instanceof Number;
  }

  private static double number(Object value) {
    return value == null ? Double.NaN : ((Number) value).doubleValue();
  }
}
