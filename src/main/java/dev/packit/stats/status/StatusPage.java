package dev.packit.stats.status;

import dev.packit.stats.celery.Broker;
import dev.packit.stats.celery.CeleryEvents;
import dev.packit.stats.celery.Workers;
import dev.packit.stats.job.JobFilter;
import dev.packit.stats.job.Parameter;
import dev.packit.stats.mirror.StoreFile;
import dev.packit.stats.objective.Deadlines.Passed;
import dev.packit.stats.objective.Objective;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Kinds;
import dev.packit.stats.packit.Project;
import dev.packit.stats.packit.ProjectName;
import dev.packit.stats.packit.TimeRange;
import dev.packit.stats.push.Histogram;
import dev.packit.stats.push.Pushed;
import dev.packit.stats.statistics.Drifts;
import dev.packit.stats.statistics.FailureContext;
import dev.packit.stats.statistics.FailureContexts;
import dev.packit.stats.statistics.KindStatistic;
import dev.packit.stats.statistics.LiveJobs;
import dev.packit.stats.statistics.LiveJobs.Unfinished;
import dev.packit.stats.statistics.Silences;
import dev.packit.stats.statistics.Statistics;
import dev.packit.stats.statistics.StatisticsFilter;
import dev.packit.stats.status.Status.Newest;
import dev.packit.stats.web.Link;
import dev.packit.stats.web.page.Times;
import dev.packit.stats.web.request.BadParameter;
import dev.packit.stats.web.request.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Assembles the page from what is already in memory, without querying the database or the broker. */
@ApplicationScoped
public class StatusPage {

    /** In seconds: a rollout that takes longer is worth knowing about. */
    private static final int LONG_HELD = 10;

    public static final Set<String> PARAMETERS = Set.of("kind", "target", "project", "at");

    @Inject
    LiveJobs live;

    @Inject
    Silences silences;

    @Inject
    Statistics statistics;

    @Inject
    FailureContexts surroundings;

    @Inject
    Drifts drifts;

    @Inject
    Kinds kinds;

    @Inject
    Broker broker;

    @Inject
    Workers workers;

    @Inject
    CeleryEvents events;

    @Inject
    Pushed pushed;

    @Inject
    StoreFile saved;

    @Inject
    Watch watch;

    @Inject
    Times times;

    @Inject
    Clock clock;

    /** @param parameters {@link #PARAMETERS}; with a kind of job, it says whether other projects are affected, too */
    public Status of(Parameters parameters) {
        return now(elsewhere(parameters));
    }

    private Status now(@Nullable FailureContext elsewhere) {
        Instant counted = live.asOf();
        Silences.Found silence = counted == null ? null : silences.found();
        return new Status(
                clock.instant(),
                silence != null && watch.isComplete() && (!broker.isConfigured() || broker.last() != null),
                counted,
                new Newest(
                        watch.newestEvent(), pushed.last(), events.heard(), pushed.isEnabled(), events.isListening()),
                silence,
                elsewhere,
                counted == null ? List.of() : queues(),
                counted == null ? List.of() : surroundings.unusual(),
                counted == null ? List.of() : drifts.found(),
                objectives(),
                broker.last(),
                broker.failure(),
                events.isListening() ? workers.all() : null,
                watch.database(),
                notKept(),
                watch.mirror());
    }

    private List<String> notKept() {
        List<String> sentences = new ArrayList<>();
        if (saved.problem() != null) {
            sentences.add(
                    "Jobs cannot be saved, so the next start will read them from the database: " + saved.problem());
        }
        if (pushed.isEnabled() && pushed.problem() != null) {
            sentences.add("Pushed metrics are refused, because they cannot be written to disk");
        }
        if (pushed.heldSeconds() >= LONG_HELD) {
            sentences.add("Pushed metrics have been held for %s, because the receiving instance is not accepting them"
                    .formatted(times.duration(pushed.heldSeconds())));
        }
        return sentences;
    }

    private List<Compliance> objectives() {
        List<Compliance> all = new ArrayList<>();
        if (pushed.isEnabled()) {
            all.add(firstStatus());
        }
        all.addAll(watch.objectives());
        return all;
    }

    private Compliance firstStatus() {
        // a day that has just begun counts as one
        LocalDate from = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(Watch.DAYS - 1);
        List<Passed> days = pushed.byDay(Objective.FIRST_STATUS_HISTOGRAM, from).values().stream()
                .map(StatusPage::firstStatuses)
                .toList();
        List<Passed> known = days.isEmpty() ? Collections.nCopies(Watch.DAYS, new Passed(0, 0)) : days;
        return Compliance.of(Objective.FIRST_STATUS, known, null, pushed.last());
    }

    private static Passed firstStatuses(Histogram day) {
        double within = day.within(Objective.FIRST_STATUS.deadline().toSeconds());
        return new Passed(Math.round(within), Math.round(day.count() - within));
    }

    private List<JobQueue> queues() {
        List<Unfinished> unfinished = live.unfinished();
        Instant from = clock.instant().minus(FailureContexts.LATELY).truncatedTo(ChronoUnit.MINUTES);
        List<KindStatistic> lately = statistics
                .of(StatisticsFilter.of(JobFilter.NONE.during(new TimeRange(from.toString(), null, null))))
                .kinds();
        return kinds.present().stream()
                .sorted(Comparator.comparing(JobKind::backend))
                .map(kind -> queue(kind, unfinished, lately, from))
                .toList();
    }

    private JobQueue queue(JobKind kind, List<Unfinished> unfinished, List<KindStatistic> lately, Instant from) {
        List<Unfinished> own =
                unfinished.stream().filter(of -> of.kind() == kind).toList();
        Unfinished oldest =
                own.stream().min(Comparator.comparing(Unfinished::oldest)).orElse(null);
        long started = own.stream().mapToLong(Unfinished::started).sum();
        KindStatistic recent =
                lately.stream().filter(of -> of.kind() == kind).findFirst().orElse(null);
        return new JobQueue(
                kind.backend().label(),
                kind,
                own.stream().mapToLong(Unfinished::count).sum() - started,
                started,
                own.stream().mapToLong(Unfinished::overdue).sum(),
                oldest == null ? null : oldest.oldest(),
                oldest == null ? null : new Link(kind.detailPath(oldest.oldestId())),
                recent == null ? 0 : recent.counts().ended(),
                recent == null ? null : recent.counts().errorRate(),
                from);
    }

    /** Returns null if no kind of job was given. */
    private @Nullable FailureContext elsewhere(Parameters parameters) {
        Optional<JobKind> kind = parameters.text("kind").map(this::kind);
        Project except = parameters
                .text("project")
                .map(name -> ProjectName.find(name).project())
                .orElse(null);
        Instant at = parameters.text("at").map(this::past).orElse(null);
        if (kind.isEmpty()) {
            if (!Parameters.EVERYWHERE.containsAll(parameters.values().keySet())) {
                throw new BadParameter("kind", "is required; it must be one of " + words());
            }
            return null;
        }
        String target =
                (String) JobFilter.of(parameters, List.of(kind.get())).values().get(Parameter.TARGET);
        return at == null
                ? surroundings.lately(kind.get(), target, except)
                : surroundings.at(kind.get(), target, except, at);
    }

    private Instant past(String text) {
        Instant at = TimeRange.instant("at", text);
        if (at.isAfter(clock.instant())) {
            throw new BadParameter("at", "must not be in the future, but is “%s”".formatted(text));
        }
        return at;
    }

    private JobKind kind(String word) {
        return kinds.present().stream()
                .filter(kind -> kind.slug().equals(word))
                .findFirst()
                .orElseThrow(() -> new BadParameter("kind", "must be one of %s, not “%s”".formatted(words(), word)));
    }

    private String words() {
        return kinds.present().stream().map(JobKind::slug).collect(Collectors.joining(", "));
    }
}
