package dev.packit.stats.packit;

import java.util.EnumSet;
import java.util.Set;

/**
 * A command that a reader of a job's page may want to run, as the documentation of its tool has it.
 *
 * @param label what it does
 * @param template with {@code {key}} for attributes of the job, and {@code {target}}
 * @param outcomes of the jobs for which it works
 */
public record Command(String label, String template, Set<Outcome> outcomes) {

    private static final Set<Outcome> UNSUCCESSFUL = EnumSet.of(Outcome.FAILED, Outcome.ERROR);

    static Command afterFailure(String label, String template) {
        return new Command(label, template, UNSUCCESSFUL);
    }

    static Command afterSuccess(String label, String template) {
        return new Command(label, template, EnumSet.of(Outcome.SUCCESS));
    }
}
