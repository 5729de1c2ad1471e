package dev.packit.stats.push;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The machine's own Python with Prometheus' client and requests: the program that the environment variable {@code PYTHON} names, else
 * Debian's. Where any of them is missing a test is skipped, loudly; with {@code CI} set to {@code true} it fails.
 */
final class Python {

    private static final String PROGRAM = System.getenv().getOrDefault("PYTHON", "/usr/bin/python3");

    private Python() {}

    /** Runs a script from the test resources and returns its output. */
    static String run(String script, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(Path.of("src/test/resources", script).toString()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private static String run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(PROGRAM));
        command.addAll(arguments);
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(printed);
            }
            return printed;
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** For a test that needs it. */
    static final class IsThere implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            try {
                run(List.of("-c", "import prometheus_client, requests"));
                return ConditionEvaluationResult.enabled("Python, prometheus_client and requests are there");
            } catch (UncheckedIOException | IllegalStateException missing) {
                if ("true".equals(System.getenv("CI"))) {
                    throw missing;
                }
                String reason = PROGRAM + " (PYTHON) with prometheus_client and requests: " + missing.getMessage();
                System.err.println("SKIPPED, no Python: " + context.getDisplayName() + ". " + reason);
                return ConditionEvaluationResult.disabled(reason);
            }
        }
    }
}
