package dev.packit.stats.badge;

import dev.packit.stats.chart.Badge;
import dev.packit.stats.database.Guard;
import dev.packit.stats.database.StillLoading;
import dev.packit.stats.job.JobFilter;
import dev.packit.stats.job.Parameter;
import dev.packit.stats.packit.Fate;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.JobStatus;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.ProjectName;
import dev.packit.stats.statistics.Statistic;
import dev.packit.stats.statistics.Statistics;
import dev.packit.stats.statistics.StatisticsFilter;
import dev.packit.stats.web.page.Figures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts the state of a project into two or three words. */
@ApplicationScoped
class Badges {

    /** Longer words of a label are cut. */
    private static final int LONGEST = 40;

    private static final double GOOD = 0.9;
    private static final double FAIR = 0.7;

    private static final String GREEN = "#2e7d32";
    private static final String ORANGE = "#a65000";
    private static final String RED = "#b3261e";
    private static final String BLUE = "#0b62c4";
    private static final String GREY = "#5b6069";

    private static final String NO_DATA = "no data";

    static final Badge NOT_FOUND = new Badge("Packit", "not found", GREY);

    @Inject
    Results results;

    @Inject
    Statistics statistics;

    /** The results of a kind of job. */
    Badge of(ProjectName project, JobKind kind, JobFilter filter) {
        String label = label(kind.words().brief(), filter);
        return results.newest(project, kind, filter)
                .map(status -> new Badge(label, words(status), color(status.outcome())))
                .orElse(new Badge(label, NO_DATA, GREY));
    }

    private static String words(JobStatus status) {
        if (status.fate() == Fate.NOT_BUILT) {
            return "not built";
        }
        return status.outcome() == Outcome.OTHER
                ? "no result"
                : status.outcome().word();
    }

    private static String color(Outcome outcome) {
        return switch (outcome) {
            case RUNNING -> BLUE;
            case SUCCESS -> GREEN;
            case FAILED -> RED;
            case ERROR -> ORANGE;
            case OTHER -> GREY;
        };
    }

    /**
     * The success rate of all kinds of job together, or of some.
     *
     * @throws StillLoading if not all of them have been counted yet
     */
    Badge rate(StatisticsFilter filter) {
        Statistic statistic = statistics.of(filter);
        if (!statistics.isComplete(statistic)) {
            throw new StillLoading();
        }
        Double rate = statistic.total().successRate();
        String label = label("success rate", filter.jobs());
        return rate == null
                ? new Badge(label, NO_DATA, GREY)
                : new Badge(label, Figures.inPercent(rate), rate >= GOOD ? GREEN : rate >= FAIR ? ORANGE : RED);
    }

    /** Says what the filter narrows it down to, so that the badges of two branches can be told apart. */
    private static String label(String what, JobFilter filter) {
        List<String> words = new ArrayList<>(List.of(what));
        Map<String, String> query = filter.query();
        List.of(Parameter.BRANCH, Parameter.PACKAGE, Parameter.TARGET, Parameter.IDENTIFIER)
                .forEach(parameter -> {
                    String value = query.get(parameter.word());
                    if (value != null) {
                        words.add(Guard.cut(value, LONGEST));
                    }
                });
        return String.join(" ", words);
    }
}
