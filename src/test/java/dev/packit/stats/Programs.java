package dev.packit.stats;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** The machine's programs and Python packages that tests need. */
public final class Programs {

    /**
     * What a test class needs: programs by name, Python packages as {@code python:celery}. If one is missing, the class
     * is skipped, loudly; with {@code CI} set to {@code true} it fails.
     */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @Inherited
    @ExtendWith(Condition.class)
    public @interface Needed {
        String[] value();
    }

    private static final String PYTHON = "python:";

    private Programs() {}

    static final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            List<String> missing = AnnotationSupport.findAnnotation(context.getTestClass(), Needed.class).stream()
                    .flatMap(needed -> Arrays.stream(needed.value()))
                    .filter(need -> !isThere(need))
                    .toList();
            if (missing.isEmpty()) {
                return ConditionEvaluationResult.enabled("all that is needed is there");
            }
            String sentence = "%s is not run: this machine lacks %s".formatted(context.getDisplayName(), missing);
            if (Boolean.parseBoolean(System.getenv("CI"))) {
                throw new IllegalStateException(sentence);
            }
            System.err.println("!!! " + sentence);
            return ConditionEvaluationResult.disabled(sentence);
        }
    }

    public static boolean isThere(String need) {
        return need.startsWith(PYTHON)
                ? python(need.substring(PYTHON.length())).isPresent()
                : find(need).isPresent();
    }

    /** A program on the path. */
    public static String path(String name) {
        return find(name).orElseThrow().toString();
    }

    /** A Python that has a package: the system's, else the first on the path. */
    public static Optional<String> python(String packageName) {
        return Stream.concat(Stream.of("/usr/bin/python3"), find("python3").map(Path::toString).stream())
                .filter(python -> Files.isExecutable(Path.of(python)))
                .filter(python -> ends(python, "-c", "import " + packageName))
                .findFirst();
    }

    private static boolean ends(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static Optional<Path> find(String name) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
