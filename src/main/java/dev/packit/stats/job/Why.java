package dev.packit.stats.job;

import dev.packit.stats.job.LogText.NumberedLine;
import dev.packit.stats.packit.Job;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a job did not succeed: the best answer that the database has.
 *
 * @param analysis Log Detective's; null if there is none
 * @param excerpt of a log; null unless there is an error in it and no analysis
 * @param reason that Packit stored; null unless there is one, but no analysis or excerpt
 * @param source the job whose analysis or log that is
 */
public record Why(
        @Nullable Analysis analysis,
        @Nullable Excerpt excerpt,
        @Nullable String reason,
        Job source) {

    /** How many lines before and after the first error are shown. */
    private static final int AROUND = 3;

    /**
     * Log Detective's explanation.
     *
     * @param snippet the first one; null if there is none
     * @param more how many further snippets there are
     */
    public record Analysis(
            @Nullable String explanation, @Nullable String solution, LogAnalysis.@Nullable Snippet snippet, int more) {

        /** Returns null if Log Detective found nothing. */
        private static @Nullable Analysis of(Attributes attributes) {
            List<LogAnalysis.Snippet> snippets = attributes.snippets();
            Analysis found = new Analysis(
                    attributes.text("explanation"),
                    attributes.text("solution"),
                    snippets.isEmpty() ? null : snippets.get(0),
                    Math.max(0, snippets.size() - 1));
            return found.explanation == null && found.solution == null && snippets.isEmpty() ? null : found;
        }
    }

    /**
     * The lines around the first error in a log.
     *
     * @param log the key of the log
     * @param error the number of the line with the error
     */
    public record Excerpt(String log, int error, List<NumberedLine> lines) {

        /** The anchor of the error on the page with the log. */
        public String anchor() {
            return log + "-L" + error;
        }

        private static @Nullable Excerpt of(Map<String, LogText> logs) {
            for (Map.Entry<String, LogText> log : logs.entrySet()) {
                NumberedLine error = log.getValue().firstError();
                if (error != null) {
                    List<NumberedLine> around = log.getValue().lines().stream()
                            .filter(line -> Math.abs(line.number() - error.number()) <= AROUND)
                            .toList();
                    return new Excerpt(log.getKey(), error.number(), around);
                }
            }
            return null;
        }
    }

    /**
     * @param logs the job's, which take long to read
     * @param explaining a job that explains why this one did not succeed; null if there is none
     */
    static Why of(JobDetail detail, Map<String, LogText> logs, @Nullable JobDetail explaining) {
        if (explaining != null) {
            Why why = explaining.job().kind().source().explains()
                    ? new Why(Analysis.of(explaining.attributes()), null, null, explaining.job())
                    : of(explaining, explaining.logs(), null);
            if (why.isKnown()) {
                return why;
            }
        }
        Excerpt excerpt = Excerpt.of(logs);
        String reason = excerpt == null ? detail.attributes().text("error") : null;
        return new Why(null, excerpt, reason, detail.job());
    }

    public boolean isKnown() {
        return analysis != null || excerpt != null || reason != null;
    }
}
