package org.vospace.audit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ejb.Stateless;
import org.vospace.access.Caller;

/** Nobody can forget the audit. */
@AnalyzeClasses(packages = "org.vospace", importOptions = ImportOption.DoNotIncludeTests.class)
class AuditRulesTest {
  private static final String CHANGES =
      "(create|set|delete|move|copy|attach|run|abort|negotiate|record|revoke|issue|open).*";

  @ArchTest
  static final ArchRule EVERY_CHANGE_OF_A_CALLER_IS_AUDITED =
      methods()
          .that()
          .arePublic()
          .and()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(Stateless.class)
          .and()
          .haveNameMatching(CHANGES)
          .and(areCalledForSomebody())
          .should()
          .beAnnotatedWith(Audited.class);

  /** One that is given the caller first; a step of another operation has its own key first. */
  private static DescribedPredicate<JavaMethod> areCalledForSomebody() {
    return DescribedPredicate.describe(
        "are called for somebody",
        method ->
            !method.getRawParameterTypes().isEmpty()
                && method.getRawParameterTypes().get(0).isEquivalentTo(Caller.class));
  }
}
