/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/** The floors of the library: each uses those below it only. */
@AnalyzeClasses(packages = "jauryn", importOptions = DoNotIncludeTests.class)
final class FloorsTest {

  @ArchTest
  static final ArchRule aFloorUsesOnlyFloorsBelow =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("tools")
          .definedBy("jauryn.tools..")
          .layer("monitor")
          .definedBy("jauryn.monitor..")
          .layer("plasticity")
          .definedBy("jauryn.plasticity..")
          .layer("connection")
          .definedBy("jauryn.connection..")
          .layer("group")
          .definedBy("jauryn.group..")
          .layer("kernel")
          .definedBy("jauryn.kernel..")
          .layer("comm")
          .definedBy("jauryn.comm..")
          .layer("io")
          .definedBy("jauryn.io..")
          .layer("math")
          .definedBy("jauryn.math..")
          .whereLayer("tools")
          .mayOnlyAccessLayers("io", "math")
          .whereLayer("monitor")
          .mayOnlyAccessLayers("plasticity", "connection", "group", "kernel", "comm", "io", "math")
          .whereLayer("plasticity")
          .mayOnlyAccessLayers("connection", "group", "kernel", "comm", "io", "math")
          .whereLayer("connection")
          .mayOnlyAccessLayers("group", "kernel", "comm", "io", "math")
          .whereLayer("group")
          .mayOnlyAccessLayers("kernel", "comm", "io", "math")
          .whereLayer("kernel")
          .mayOnlyAccessLayers("comm", "io", "math")
          .whereLayer("comm")
          .mayOnlyAccessLayers("io", "math")
          .whereLayer("io")
          .mayOnlyAccessLayers("math")
          .whereLayer("math")
          .mayNotAccessAnyLayer();

  @ArchTest
  static final ArchRule everyClassLivesOnAFloor =
      ArchRuleDefinition.classes()
          .should()
          .resideInAnyPackage(
              "jauryn.tools..",
              "jauryn.monitor..",
              "jauryn.plasticity..",
              "jauryn.connection..",
              "jauryn.group..",
              "jauryn.kernel..",
              "jauryn.comm..",
              "jauryn.io..",
              "jauryn.math..");

  @ArchTest
  static final ArchRule noCycles = slices().matching("jauryn.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule noMutableStaticState =
      ArchRuleDefinition.fields()
          .that()
          .areStatic()
          .and()
          .areDeclaredInClassesThat()
          .resideInAPackage("jauryn..")
          .should()
          .beFinal();
}
