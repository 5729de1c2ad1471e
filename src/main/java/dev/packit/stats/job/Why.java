package dev.packit.stats.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.packit.stats.job.LogText.NumberedLine;
import dev.packit.stats.packit.Job;
import dev.packit.stats.web.Link;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why a job did not succeed: the best answer that the database has.
 *
 * @param analysis Log Detective's; null if there is none
 * @param excerpt of a log; null unless there is an error in it and no analysis
 * @param reason that Packit stored, which is shown besides an analysis or excerpt, too; null if there is none
 * @param source the job whose analysis or log that is
 */
@JsonPropertyOrder({"basis", "text", "solution", "snippet", "source"})
public record Why(
        @JsonIgnore @Nullable Analysis analysis,
        @JsonIgnore @Nullable Excerpt excerpt,
        @JsonIgnore @Nullable String reason,
        @JsonIgnore Job source) {

    /** How many lines before and after the first error are shown. */
    private static final int AROUND = 3;

    /**
     * Log Detective's explanation.
     *
     * @param snippet the first one that is explained, or else the first one; null if there is none
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
                    snippets.stream()
                            .filter(snippet -> snippet.snippetAnalysis() != null)
                            .findFirst()
                            .orElse(snippets.isEmpty() ? null : snippets.get(0)),
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

        private String line() {
            return lines.stream()
                    .filter(line -> line.number() == error)
                    .map(NumberedLine::text)
                    .findFirst()
                    .orElseThrow();
        }

        private LogAnalysis.Snippet snippet() {
            String text = lines.stream().map(NumberedLine::text).collect(Collectors.joining("\n"));
            return new LogAnalysis.Snippet(text, (long) error, log, null);
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
        String stored = detail.attributes().text("error");
        String reason = stored == null ? null : Terminal.plain(stored);
        if (explaining != null && explaining.job().kind().source().explains()) {
            Analysis analysis = Analysis.of(explaining.attributes());
            if (analysis != null) {
                return new Why(analysis, null, reason, explaining.job());
            }
        } else if (explaining != null) {
            Why why = of(explaining, explaining.logs(), null);
            if (why.isKnown()) {
                return why;
            }
        }
        return new Why(null, Excerpt.of(logs), reason, detail.job());
    }

    /** What says so: {@code analysis}, {@code log} or {@code reason}; null if nothing does. */
    @JsonProperty
    @Nullable
    String basis() {
        if (analysis != null) {
            return "analysis";
        }
        return excerpt != null ? "log" : reason != null ? "reason" : null;
    }

    /** The explanation, the first line with an error, or the reason that Packit stored. */
    @JsonProperty
    @Nullable
    String text() {
        if (analysis != null) {
            return analysis.explanation;
        }
        return excerpt != null ? excerpt.line() : reason;
    }

    @JsonProperty
    @Nullable
    String solution() {
        return analysis == null ? null : analysis.solution;
    }

    @JsonProperty
    LogAnalysis.@Nullable Snippet snippet() {
        if (analysis != null) {
            return analysis.snippet;
        }
        return excerpt == null ? null : excerpt.snippet();
    }

    @JsonProperty("source")
    Link url() {
        return source.url();
    }

    @JsonIgnore
    public boolean isKnown() {
        return analysis != null || excerpt != null || reason != null;
    }
}
