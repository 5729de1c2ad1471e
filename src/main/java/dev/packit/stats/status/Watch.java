package dev.packit.stats.status;

import dev.packit.stats.celery.Broker;
import dev.packit.stats.database.MirrorSql;
import dev.packit.stats.database.Replication;
import dev.packit.stats.database.Sql;
import dev.packit.stats.objective.Deadlines;
import dev.packit.stats.objective.Deadlines.Passed;
import dev.packit.stats.objective.Objective;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Checks the database and the broker in the background, so that the page is fast even if they are slow or unavailable. */
@ApplicationScoped
class Watch {

    private static final Logger LOG = Logger.getLogger(Watch.class);

    /** The window of the objectives. */
    static final int DAYS = 30;

    private static final Duration FRESH = Duration.ofSeconds(10);

    private static final String HEALTH = """
            select count(*) as connections,
                cast(extract(epoch from max(clock_timestamp() - a.xact_start) filter (where a.pid <> pg_backend_pid()))
                    as bigint) as longest,
                %s as lag, pg_has_role(current_user, 'pg_read_all_stats', 'usage') as sees_all
            from pg_stat_activity a
            where a.datname = current_database()
            """.formatted(Replication.LAG_SECONDS);

    /** Ids are not given out exactly in the order of time. */
    private static final String NEWEST_EVENT = """
            select max(p.datetime) as datetime
            from (select p.datetime from pipelines p order by p.id desc limit 1000) p
            where p.datetime < :now + interval '1 day'
            """;

    @Inject
    Sql sql;

    @Inject
    MirrorSql mirrorSql;

    @Inject
    Deadlines deadlines;

    @Inject
    Broker broker;

    @Inject
    Clock clock;

    @Inject
    Config config;

    @ConfigMapping(prefix = "packit.status")
    interface Config {

        /** How often the database and the broker are checked: a duration or {@code off}. */
        @WithDefault("15s")
        String watch();

        /** How often compliance with the objectives is calculated: a duration or {@code off}. */
        @WithDefault("45s")
        String objectives();
    }

    private volatile List<Compliance> objectives = List.of();
    private volatile @Nullable Instant newestEvent;
    private volatile Status.Database database = Status.Database.UNKNOWN;
    private volatile Status.@Nullable Mirror mirror;

    void announce(@Observes StartupEvent start) {
        LOG.infof("Checking the database%s: %s", broker.isConfigured() ? " and Celery's broker" : "", config.watch());
    }

    @Scheduled(every = "${packit.status.watch:15s}", delayed = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @ActivateRequestContext
    void look() {
        broker.refresh(FRESH);
        long start = System.nanoTime();
        try {
            database = sql.one(
                    HEALTH,
                    Map.of(),
                    row -> new Status.Database(
                            true,
                            clock.instant(),
                            (System.nanoTime() - start) / 1e6,
                            row.longValue("connections"),
                            row.number("longest"),
                            row.decimal("lag"),
                            false,
                            row.flagValue("sees_all")));
            newestEvent = sql.first(NEWEST_EVENT, Map.of(), row -> row.time("datetime"));
        } catch (PersistenceException away) {
            database = database.down(sql.isRefused());
        }
        mirror = mirrorSql.isElsewhere() ? lookAtMirror() : null;
    }

    private Status.Mirror lookAtMirror() {
        try {
            return new Status.Mirror(true, mirrorSql.lagSeconds());
        } catch (PersistenceException away) {
            return new Status.Mirror(false, null);
        }
    }

    /** Counts the whole window again, which reads some ten thousand rows. */
    @Scheduled(
            every = "${packit.status.objectives:45s}",
            delayed = "3s",
            concurrentExecution = ConcurrentExecution.SKIP)
    @ActivateRequestContext
    void count() {
        try {
            objectives = Objective.ofJobs().stream().map(this::compliance).toList();
        } catch (PersistenceException away) {
            LOG.warnf("Cannot calculate compliance with the objectives: %s", away.getMessage());
        }
    }

    private Compliance compliance(Objective objective) {
        Instant now = clock.instant();
        List<Passed> days =
                deadlines.passed(objective.kinds(), now.minus(Duration.ofDays(DAYS)), Duration.ofDays(1), DAYS);
        Passed last = days.get(days.size() - 1);
        return Compliance.of(objective, days, Compliance.share(last.good(), last.bad()), now);
    }

    /** Whether the database has been checked and compliance calculated since startup, as far as this is not switched off. */
    boolean isComplete() {
        return (isOff(config.watch()) || database.at() != null)
                && (isOff(config.objectives()) || !objectives.isEmpty());
    }

    private static boolean isOff(String interval) {
        return interval.equals("off") || interval.equals("disabled");
    }

    /** Returns an empty list until compliance has been calculated for the first time. */
    List<Compliance> objectives() {
        return objectives;
    }

    /** When Packit last reacted to an event; null if it never did or this has not been looked up yet. */
    @Nullable
    Instant newestEvent() {
        return newestEvent;
    }

    Status.Database database() {
        return database;
    }

    /** The host that the copy in memory is read from; null if it has none of its own, or none has been looked at yet. */
    Status.@Nullable Mirror mirror() {
        return mirror;
    }
}
