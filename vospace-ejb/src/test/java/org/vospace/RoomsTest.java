package org.vospace;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;

/** The table of rooms: what lives where, and what it may import. */
@AnalyzeClasses(packages = "org.vospace", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {
  @ArchTest
  static final ArchRule THE_MODEL_KNOWS_JAVA_ONLY =
      classes()
          .that()
          .resideInAPackage("org.vospace.model..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("org.vospace.model..", "java..");

  @ArchTest
  static final ArchRule FAULTS_KNOW_ONE_ANNOTATION =
      classes()
          .that()
          .resideInAPackage("org.vospace.fault..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("org.vospace.fault..", "java..", "jakarta.ejb..");

  @ArchTest
  static final ArchRule ACCESS_KNOWS_MODEL_AND_FAULTS =
      noClasses()
          .that()
          .resideInAPackage("org.vospace.access..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(rooms("node", "content", "job", "transfer", "batch"));

  @ArchTest
  static final ArchRule NODES_KNOW_NO_BYTES_AND_NO_JOBS =
      noClasses()
          .that()
          .resideInAPackage("org.vospace.node..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(rooms("content", "job", "transfer", "batch", "storage"));

  @ArchTest
  static final ArchRule CONTENT_KNOWS_NO_JOBS =
      noClasses()
          .that()
          .resideInAPackage("org.vospace.content..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(rooms("job", "transfer", "batch"));

  @ArchTest
  static final ArchRule JOBS_KNOW_NO_NODES_AND_NO_BYTES =
      noClasses()
          .that()
          .resideInAPackage("org.vospace.job..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(rooms("node", "content", "transfer", "batch", "storage"));

  @ArchTest
  static final ArchRule THE_DOOR_FOR_PROTOCOLS_KNOWS_NOBODY =
      classes()
          .that()
          .resideInAPackage("org.vospace.protocol..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("org.vospace.protocol..", "java..");

  @ArchTest
  static final ArchRule NOBODY_POINTS_UPWARDS =
      noClasses()
          .that()
          .resideInAPackage("org.vospace..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.vospace.web..", "jakarta.ws.rs..", "jakarta.servlet..");

  @ArchTest
  static final ArchRule SERVICES_KNOW_NO_XML =
      noClasses()
          .that()
          .resideInAPackage("org.vospace..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javax.xml..", "org.w3c.dom..", "org.xml.sax..");

  @ArchTest
  static final ArchRule ENTITIES_ARE_PRIVATE_TO_THEIR_ROOM =
      classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate();

  @ArchTest
  static final ArchRule DAOS_ARE_PRIVATE_TO_THEIR_ROOM =
      classes()
          .that()
          .haveSimpleNameEndingWith("Dao")
          .or()
          .haveSimpleNameEndingWith("Sql")
          .should()
          .bePackagePrivate();

  @ArchTest
  static final ArchRule ROOMS_HAVE_NO_CYCLES =
      slices().matching("org.vospace.(*)..").should().beFreeOfCycles();

  private static String[] rooms(String... names) {
    String[] packages = new String[names.length];
    for (int i = 0; i < names.length; i++) {
      packages[i] = "org.vospace." + names[i] + "..";
    }
    return packages;
  }
}
