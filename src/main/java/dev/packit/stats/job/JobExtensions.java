package dev.packit.stats.job;

import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.Outcome;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateExtension;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Template extensions for jobs and outcomes: the columns that a table of several kinds of job needs, and icons. */
@TemplateExtension
class JobExtensions {

    /** The icons of the outcomes, created only once because a page may contain hundreds. */
    private static final Map<Outcome, RawString> MARKS =
            Arrays.stream(Outcome.values()).collect(Collectors.toMap(outcome -> outcome, JobExtensions::drawn));

    private JobExtensions() {}

    /** Whether any of the jobs' kinds has targets, even if they are unknown. */
    static boolean haveTargets(List<Job> jobs) {
        return jobs.stream().anyMatch(job -> job.kind().source().hasTarget());
    }

    /** Whether any of the jobs' kinds records start and end times. */
    static boolean areTimed(List<Job> jobs) {
        return jobs.stream().anyMatch(job -> job.kind().source().isTimed());
    }

    /** Inline SVG, hidden from screen readers because the outcome is also there as a word or in a label. */
    static RawString mark(Outcome outcome) {
        return Objects.requireNonNull(MARKS.get(outcome), "Every outcome has a mark");
    }

    private static RawString drawn(Outcome outcome) {
        String shape = switch (outcome) {
            case RUNNING -> "<circle cx=\"8\" cy=\"8\" r=\"5.5\"/>";
            case SUCCESS -> "<path d=\"M2.5 8.5l3.5 4 7.5-9\"/>";
            case FAILED -> "<path d=\"M3.5 3.5l9 9m0-9l-9 9\"/>";
            case ERROR -> "<path class=\"solid\" d=\"M9.5 1L3 9.2h4L6 15l7-8.6H8.6z\"/>";
            case OTHER -> "<path d=\"M3 8h10\"/>";
        };
        return new RawString("<svg class=\"mark %s\" viewBox=\"0 0 16 16\" aria-hidden=\"true\">%s</svg>"
                .formatted(outcome.word(), shape));
    }
}
