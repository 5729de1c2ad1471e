package dev.packit.stats.job;

import dev.packit.stats.packit.Retry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to do about a job.
 *
 * @param command a comment or a command of a shell
 * @param where {@code shell}, or where to comment: {@code pull request #24}
 * @param url of the place to comment; null for a shell or if it is unknown
 * @param purpose what it does
 */
record Instruction(String command, String where, @Nullable String url, String purpose) {

    private static final String SHELL = "shell";

    static List<Instruction> of(JobDetail detail) {
        List<Instruction> all = new ArrayList<>();
        Retry retry = detail.retry();
        if (retry != null) {
            all.add(new Instruction(retry.command(), retry.place(), retry.url(), "Retry"));
        }
        if (retry != null && retry.narrower() != null) {
            String only = "Retry %s only".formatted(detail.job().identifier());
            all.add(new Instruction(retry.narrower(), retry.place(), retry.url(), only));
        }
        detail.commands().forEach(shell -> all.add(new Instruction(shell.command(), SHELL, null, shell.label())));
        Installation built = detail.installation();
        if (built != null) {
            all.add(new Instruction(built.enable(), SHELL, null, "Enable the repository"));
            all.add(new Instruction(built.install(), SHELL, null, "Install the packages"));
        }
        return all;
    }
}
