package org.vospace.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The map of the house, as far as the bindings are concerned. */
@AnalyzeClasses(packages = "org.vospace.web", importOptions = ImportOption.DoNotIncludeTests.class)
class WebRoomsTest {
  @ArchTest
  static final ArchRule XML_IS_READ_AND_WRITTEN_IN_ONE_ROOM =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.vospace.web.document..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "javax.xml..", "com.ctc.wstx..", "org.codehaus.stax2..", "org.w3c.dom..");

  @ArchTest
  static final ArchRule BINDINGS_TOUCH_NO_TABLES =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.persistence..", "java.sql..", "javax.sql..", "org.hibernate..");

  @ArchTest
  static final ArchRule DOCUMENTS_KNOW_NO_SERVICE =
      noClasses()
          .that()
          .resideInAPackage("org.vospace.web.document..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.vospace.node..",
              "org.vospace.content..",
              "org.vospace.job..",
              "org.vospace.transfer..",
              "jakarta.servlet..",
              "jakarta.ws.rs..");

  @ArchTest
  static final ArchRule BYTES_BYPASS_THE_REST_FRAMEWORK =
      noClasses()
          .that()
          .resideInAPackage("org.vospace.web.data..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.ws.rs..");
}
