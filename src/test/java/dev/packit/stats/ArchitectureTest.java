package dev.packit.stats;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ws.rs.Path;

/** The walls of the house. */
@AnalyzeClasses(packages = "dev.packit.stats", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOMS = "dev.packit.stats.";

    @ArchTest
    static final ArchRule chartWebAndDatabaseKnowNoFeature = noClasses()
            .that()
            .resideInAnyPackage(ROOMS + "chart..", ROOMS + "web..", ROOMS + "database..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(ROOMS + "(*)..")
                    .and(describe(
                            "belong to a feature",
                            used -> !used.getPackageName().matches("dev\\.packit\\.stats\\.(chart|web|database).*"))))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule jobsKnowNoOtherFeature = noClasses()
            .that()
            .resideInAPackage(ROOMS + "job..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(ROOMS + "(*)..")
                    .and(describe(
                            "belong to another feature",
                            used -> !used.getPackageName()
                                    .matches("dev\\.packit\\.stats\\.(job|chart|web|database).*"))));

    @ArchTest
    static final ArchRule pushKnowsNoFeature = noClasses()
            .that()
            .resideInAPackage(ROOMS + "push..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(ROOMS + "(*)..")
                    .and(describe(
                            "belong to another room than web",
                            used -> !used.getPackageName().matches("dev\\.packit\\.stats\\.(push|web)"))));

    @ArchTest
    static final ArchRule pushIsForMonitoringAndStatus = noClasses()
            .that()
            .resideOutsideOfPackages(ROOMS + "push..", ROOMS + "monitoring..", ROOMS + "status..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(ROOMS + "push.."));

    @ArchTest
    static final ArchRule noCycles = slices().matching(ROOMS + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyResourcesHavePaths =
            classes().that().areAnnotatedWith(Path.class).should().haveSimpleNameEndingWith("Resource");

    @ArchTest
    static final ArchRule onlyTheDatabaseRoomAndEntitiesTouchHibernate = noClasses()
            .that()
            .resideOutsideOfPackage(ROOMS + "database..")
            .and()
            .areNotAnnotatedWith(jakarta.persistence.Entity.class)
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.hibernate..", "java.sql..")
                    .or(describe(
                            "are the entity manager",
                            used -> used.getName().equals("jakarta.persistence.EntityManager"))))
            .because("query classes ask through Sql, which counts and adapts")
            .as("only the database room and entities touch Hibernate");

    @ArchTest
    static final ArchRule namesSayWhatThingsAre =
            noClasses().should().haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|DTO|Dto|Base|Common)");
}
