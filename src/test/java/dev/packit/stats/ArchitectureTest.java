package dev.packit.stats;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import dev.packit.stats.badge.BadgesResource;
import dev.packit.stats.board.BoardResource;
import dev.packit.stats.demo.DemoDatabase;
import dev.packit.stats.home.HomeResource;
import dev.packit.stats.job.JobFilter;
import dev.packit.stats.mirror.JobStore;
import dev.packit.stats.mirror.PipelineIndex;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.TriggerType;
import dev.packit.stats.pipeline.Pipelines;
import dev.packit.stats.statistics.Statistics;
import dev.packit.stats.status.StatusResource;
import dev.packit.stats.web.Link;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.Path;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URL;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.FieldAccessor;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The dependency rules between packages. Each rule has a generated class that would violate it, which the rule
 * must detect.
 */
class ArchitectureTest {

    private static final String ROOT = "dev.packit.stats";
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    enum Wall {
        CHART_STANDS_ALONE(only("chart"), breach("chart", Link.class)),
        DATABASE_STANDS_ALONE(only("database"), breach("database", Link.class)),
        CELERY_STANDS_ALONE(only("celery", "web"), breach("celery", JobFilter.class)),
        PUSH_STANDS_ALONE(only("push", "web"), breach("push", Pipelines.class)),
        WEB_KNOWS_NO_FEATURE(only("web", "database"), breach("web.answer", JobKind.class)),
        PACKIT_IS_THE_VOCABULARY(only("packit", "web", "database"), breach("packit", JobStore.class)),
        MIRROR_IS_A_COPY_OF_PACKIT(only("mirror", "packit", "database"), breach("mirror", Link.class)),
        OBJECTIVES_STAND_ON_PACKIT(only("objective", "packit", "database"), breach("objective", JobStore.class)),
        JOBS_KNOW_NO_OTHER_FEATURE(
                only("job", "packit", "mirror", "objective", "chart", "web", "database"),
                breach("job", Pipelines.class)),
        RUNS_KNOW_JOBS_ALONE(
                only("pipeline", "job", "packit", "mirror", "objective", "chart", "web", "database"),
                breach("pipeline", Statistics.class)),
        STATISTICS_KNOW_JOBS_ALONE(
                only("statistics", "job", "packit", "mirror", "objective", "chart", "web", "database"),
                breach("statistics", Pipelines.class)),
        RELEASES_KNOW_JOBS_AND_RUNS(
                only("release", "pipeline", "job", "packit", "mirror", "objective", "chart", "web", "database"),
                breach("release", Statistics.class)),
        A_DIAGNOSIS_KNOWS_JOBS_STATISTICS_AND_RELEASES(
                only(
                        "diagnosis",
                        "release",
                        "job",
                        "statistics",
                        "packit",
                        "mirror",
                        "objective",
                        "chart",
                        "web",
                        "database"),
                breach("diagnosis", Pipelines.class)),
        NOBODY_NEEDS_BADGES(nobodyNeeds("badge"), breach("project", BadgesResource.class)),
        SEARCH_KNOWS_JOBS_ALONE(
                only("search", "job", "packit", "mirror", "web", "database"), breach("search", Pipelines.class)),
        ONLY_ASSISTANTS_NEED_SEARCH(nobodyNeeds("search", "mcp"), breach("home", ours("search.SearchResource"))),
        ONLY_ASSISTANTS_NEED_BOARDS(nobodyNeeds("board", "mcp"), breach("project", BoardResource.class)),
        NOBODY_NEEDS_ASSISTANTS(nobodyNeeds("mcp"), breach("status", ours("mcp.Tools"))),
        NOBODY_NEEDS_HOME(nobodyNeeds("home"), breach("project", HomeResource.class)),
        NOBODY_NEEDS_MONITORING(nobodyNeeds("monitoring"), breach("status", ours("monitoring.Samplers"))),
        ONLY_ASSISTANTS_NEED_STATUS(nobodyNeeds("status", "mcp"), breach("home", StatusResource.class)),
        NOBODY_NEEDS_THE_DEMO(nobodyNeeds("demo"), breach("database", DemoDatabase.class)),
        NO_CYCLES_OF_PACKAGES(
                slices().matching(ROOT + ".(**)").should().beFreeOfCycles(),
                breach("packit", PipelineIndex.class),
                PipelineIndex.class,
                TriggerType.class),
        KINDS_OF_JOB_ARE_DATA(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(in("packit"), in("demo"))
                        .should()
                        .accessFieldWhere(describe(
                                "it is one kind of job or its table",
                                access -> access.getTargetOwner().isAssignableTo(JobKind.class)
                                        || access.getTargetOwner().isAssignableTo(JobSource.class)))
                        .because("a new kind is a constant that nothing else has to know"),
                breach(
                        "status.Backends",
                        builder -> builder.defineMethod("special", JobKind.class)
                                .intercept(FieldAccessor.of(constant(JobKind.SRPM))))),
        ONLY_RESOURCES_HAVE_PATHS(
                classes().that().areAnnotatedWith(Path.class).should().haveSimpleNameEndingWith("Resource"),
                breach(
                        "job.Jobs",
                        builder -> builder.annotateType(AnnotationDescription.Builder.ofType(Path.class)
                                .define("value", "/")
                                .build()))),
        ONLY_THE_DATABASE_TALKS_TO_POSTGRESQL(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(in("database"), in("demo"))
                        .and()
                        .areNotAnnotatedWith(Entity.class)
                        .should()
                        .dependOnClassesThat(resideInAnyPackage("org.hibernate..", "java.sql..")
                                .or(describe(
                                        "are the entity manager", used -> used.isEquivalentTo(EntityManager.class))))
                        .because("queries go through Sql, which counts them and adapts them to the database at hand"),
                breach("job", Connection.class)),
        NULLS_ARE_IN_THE_TYPES(
                classes()
                        .should(ArchCondition.from(describe(
                                "be in a package that is marked @NullMarked",
                                marked -> marked.getPackage().isAnnotatedWith(NullMarked.class))))
                        .because("NullAway checks no other package"),
                breach("unmarked.Anything", builder -> builder)),
        NAMES_SAY_WHAT_THINGS_ARE(
                noClasses().should().haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|DTO|Dto|Base|Common)"),
                breach("job.JobHelper", builder -> builder));

        private final ArchRule rule;
        private final DynamicType breach;
        private final Class<?>[] others;

        /** @param others additional classes of this project that it uses */
        Wall(ArchRule rule, DynamicType breach, Class<?>... others) {
            this.rule = rule;
            this.breach = breach;
            this.others = others;
        }
    }

    @ParameterizedTest
    @EnumSource
    void stands(Wall wall) {
        wall.rule.check(MAIN);
    }

    @ParameterizedTest
    @EnumSource
    void noticesABreach(Wall wall, @TempDir File folder) throws IOException {
        List<URL> classes = new ArrayList<>();
        for (File made : wall.breach.saveIn(folder).values()) {
            classes.add(made.toURI().toURL());
        }
        for (Class<?> other : wall.others) {
            classes.add(other.getResource(other.getSimpleName() + ".class"));
        }
        JavaClasses breached = new ClassFileImporter().importUrls(classes);
        assertThat(wall.rule.evaluate(breached).getFailureReport().getDetails()).isNotEmpty();
    }

    private static String in(String room) {
        return ROOT + "." + room + "..";
    }

    /** The classes of a package only use each other and those of some other packages of this project. */
    private static ArchRule only(String room, String... others) {
        String[] allowed = Stream.concat(Stream.of(room), Arrays.stream(others))
                .map(ArchitectureTest::in)
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(in(room))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(allowed))));
    }

    private static ArchRule nobodyNeeds(String room, String... except) {
        String[] free = Stream.concat(Stream.of(room), Arrays.stream(except))
                .map(ArchitectureTest::in)
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideOutsideOfPackages(free)
                .should()
                .dependOnClassesThat(resideInAPackage(in(room)));
    }

    private static Class<?> ours(String name) {
        try {
            return Class.forName(ROOT + "." + name);
        } catch (ClassNotFoundException renamed) {
            throw new IllegalStateException(renamed);
        }
    }

    private static Field constant(Enum<?> constant) {
        try {
            return constant.getDeclaringClass().getField(constant.name());
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Generates a class in a package that uses a forbidden class. */
    private static DynamicType breach(String room, Class<?> used) {
        return breach(room + ".Breach", builder -> builder.defineField("used", used));
    }

    private static DynamicType breach(String name, UnaryOperator<DynamicType.Builder<Object>> as) {
        return as.apply(new ByteBuddy()
                        .with(TypeValidation.DISABLED)
                        .subclass(Object.class)
                        .name(ROOT + "." + name))
                .make();
    }
}
