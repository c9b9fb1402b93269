/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The programs stand on the library, and nothing of the library knows them. */
@AnalyzeClasses(packages = "jauryn", importOptions = DoNotIncludeTests.class)
final class TopFloorTest {

  @ArchTest
  static final ArchRule theLibraryDoesNotKnowThePrograms =
      noClasses()
          .that()
          .resideOutsideOfPackage("jauryn.sim..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jauryn.sim..");

  @ArchTest
  static final ArchRule noMutableStaticState =
      fields()
          .that()
          .areStatic()
          .and()
          .areDeclaredInClassesThat()
          .resideInAPackage("jauryn.sim..")
          .should()
          .beFinal();
}
