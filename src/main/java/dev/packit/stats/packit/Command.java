package dev.packit.stats.packit;

import java.util.function.Predicate;

/**
 * A command that a reader of a job's page may want to run, as the documentation of its tool has it.
 *
 * @param label what it does
 * @param template with {@code {key}} for attributes of the job, and {@code {target}}
 * @param outcomes whether it works for jobs of an outcome
 */
public record Command(String label, String template, Predicate<Outcome> outcomes) {

    static Command afterFailure(String label, String template) {
        return new Command(label, template, Outcome::isBad);
    }

    static Command afterSuccess(String label, String template) {
        return new Command(label, template, outcome -> outcome == Outcome.SUCCESS);
    }
}
