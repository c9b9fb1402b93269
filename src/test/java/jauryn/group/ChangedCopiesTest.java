/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.group;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jauryn.group.StimulusParameters.Order;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A copy of parameters with another value differs from its original in this value only. */
class ChangedCopiesTest {

  @ParameterizedTest
  @ValueSource(
      classes = {
        AdExParameters.class,
        ConductanceParameters.class,
        IFParameters.class,
        IzhikevichParameters.class,
        LeakyParameters.class,
        StimulusParameters.class
      })
  void aCopyDiffersInTheValueThatWasGiven(Class<? extends Record> type)
      throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    Arrays.setAll(values, k -> value(components[k].getType(), k));
    for (int k = 0; k < values.length; k++) {
      if (components[k].getName().startsWith("background")) {
        continue; // two that are given together
      }
      Object[] expected = values.clone();
      expected[k] = value(components[k].getType(), k + values.length + values.length % 2 + 1);
      Object copy =
          type.getMethod(components[k].getName(), components[k].getType())
              .invoke(make(type, values), expected[k]);
      assertEquals(make(type, expected), copy);
    }
  }

  @Test
  void aBackgroundIsARateAndWhenItIsThere() {
    StimulusParameters copy = StimulusParameters.DEFAULT.scale(3f).background(7, true);
    assertEquals(
        new StimulusParameters(Order.RANDOM, 0.2f, 1f, true, 3f, false, false, 7, true, List.of()),
        copy);
  }

  private static Record make(Class<? extends Record> type, Object[] values)
      throws ReflectiveOperationException {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    return type.getConstructor(types).newInstance(values);
  }

  /** Another value for each number; of booleans and enums, for numbers of another parity. */
  private static Object value(Class<?> type, int number) {
    if (type == float.class) {
      return (float) number;
    } else if (type == double.class) {
      return (double) number;
    } else if (type == boolean.class) {
      return number % 2 == 0;
    } else if (type == Order.class) {
      return Order.values()[number % 2];
    }
    return List.of((double) number);
  }
}
