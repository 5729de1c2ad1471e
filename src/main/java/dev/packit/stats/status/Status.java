package dev.packit.stats.status;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packit.stats.celery.BrokerSample;
import dev.packit.stats.celery.Workers.Worker;
import dev.packit.stats.statistics.Drift;
import dev.packit.stats.statistics.FailureContext;
import dev.packit.stats.statistics.Silences;
import dev.packit.stats.web.page.Figures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The current state of Packit.
 *
 * @param at the current time, UTC
 * @param complete whether everything that is monitored has been checked since startup
 * @param counted when jobs were last read from the database; null while they are still loading
 * @param newest when the newest things came
 * @param silence for how long no job has come; null while jobs are still loading
 * @param elsewhere the answer to "Is it me or Packit?", if that was asked
 * @param queues the unfinished jobs of each kind
 * @param unusual targets that have more errors than usual
 * @param changes kinds of job and targets whose error rate or queue time has left its usual band
 * @param broker Celery's queues; null before the first sample, and if no broker is configured
 * @param brokerFailure why the last sample failed; null if it succeeded
 * @param workers workers seen within the last hour; null if events are not listened to
 * @param notKept what cannot be saved or passed on at the moment, in sentences without a full stop; empty if everything can
 * @param mirror the host that figures are read from; null if they are not read from one of their own
 */
record Status(
        Instant at,
        boolean complete,
        @Nullable Instant counted,
        Newest newest,
        Silences.@Nullable Found silence,
        @Nullable FailureContext elsewhere,
        List<JobQueue> queues,
        List<FailureContext> unusual,
        List<Drift> changes,
        List<Compliance> objectives,
        @Nullable BrokerSample broker,
        @Nullable String brokerFailure,
        @Nullable List<Worker> workers,
        Database database,
        List<String> notKept,
        @Nullable Mirror mirror) {

    /** Short descriptions of all problems, most severe first; empty if there are none. */
    @JsonProperty("troubles")
    public List<String> troubles() {
        List<String> troubles = new ArrayList<>();
        if (!database.up()) {
            troubles.add(database.trouble());
        }
        if (mirror != null && !mirror.up()) {
            troubles.add("the database host for figures is not responding");
        }
        if (brokerFailure != null) {
            troubles.add("Celery’s broker is not responding");
        } else if (broker != null && !broker.refused().isEmpty()) {
            troubles.add("Celery’s broker does not let this dashboard read everything");
        }
        if (!notKept.isEmpty()) {
            troubles.add("some data cannot be saved or passed on");
        }
        if (workers != null && workersUp() == 0) {
            troubles.add("no worker is up");
        }
        if (silence != null && silence.all().newest() == null) {
            troubles.add("no data yet: no job has been recorded");
        } else if (silence != null && silence.all().unusual()) {
            troubles.add("no new job for longer than usual");
        } else if (silence != null) {
            add(
                    troubles,
                    silence.unusual().size(),
                    "kind of job has been silent for longer than usual",
                    "kinds of job have been silent for longer than usual");
        }
        add(troubles, unusual.size(), "target has more errors than usual", "targets have more errors than usual");
        long missed =
                objectives.stream().filter(objective -> !objective.isKept()).count();
        add(troubles, missed, "objective is missed", "objectives are missed");
        add(troubles, overdue(), "job is overdue", "jobs are overdue");
        return troubles;
    }

    private static void add(List<String> troubles, long count, String one, String many) {
        if (count > 0) {
            troubles.add(Figures.inWords(count, one, many));
        }
    }

    /** The number of jobs in the last hours that ended in success, failure or error, of kinds that tell the causes. */
    @JsonIgnore
    public long ended() {
        return queues.stream()
                .filter(JobQueue::tellsCauses)
                .mapToLong(JobQueue::ended)
                .sum();
    }

    @JsonIgnore
    public long waiting() {
        return queues.stream().mapToLong(JobQueue::waiting).sum();
    }

    @JsonIgnore
    public long running() {
        return queues.stream().mapToLong(JobQueue::running).sum();
    }

    @JsonIgnore
    public long overdue() {
        return queues.stream().mapToLong(JobQueue::overdue).sum();
    }

    @JsonIgnore
    public long workersUp() {
        return workers == null ? 0 : workers.stream().filter(Worker::up).count();
    }

    /**
     * When the newest things came, UTC.
     *
     * @param event when Packit last reacted to an event; null if it never did or this has not been looked up yet
     * @param push when metrics were last pushed; null if they never were
     * @param celeryEvent when a worker last sent an event; null if none did since startup
     * @param pushesExpected whether metrics can be pushed
     * @param celeryEventsExpected whether workers' events are listened to
     */
    record Newest(
            @Nullable Instant event,
            @Nullable Instant push,
            @JsonProperty("celery_event") @Nullable Instant celeryEvent,
            @JsonIgnore boolean pushesExpected,
            @JsonIgnore boolean celeryEventsExpected) {}

    /**
     * The health of Packit's database.
     *
     * @param up whether it responded to the last query
     * @param at when it last responded, UTC; null if it never did
     * @param milliseconds its response time
     * @param connections number of connections of all users
     * @param longestSeconds duration of the oldest transaction; null if there is none or the role may not see it
     * @param lagSeconds how far a standby is behind its primary; null for a primary
     * @param refused whether it responds but rejects this application's login
     * @param seesAll whether the role may see the transactions of other roles
     */
    record Database(
            boolean up,
            @Nullable Instant at,
            double milliseconds,
            long connections,
            @Nullable Long longestSeconds,

            @JsonProperty("replication_lag_seconds") @Nullable
            Double lagSeconds,

            boolean refused,
            @JsonProperty("sees_all_sessions") boolean seesAll) {

        static final Database UNKNOWN = new Database(false, null, 0, 0, null, null, false, true);

        Database down(boolean byRefusal) {
            return new Database(false, at, milliseconds, connections, longestSeconds, lagSeconds, byRefusal, seesAll);
        }

        String trouble() {
            if (refused) {
                return "the database rejects the login of this dashboard";
            }
            return at == null ? "the database has not responded yet" : "the database is not responding";
        }
    }

    /**
     * The host that figures are read from.
     *
     * @param up whether it responded to the last query
     * @param lagSeconds how far it is behind its primary; null for a primary, and if it is not known
     */
    record Mirror(
            boolean up,

            @JsonProperty("replication_lag_seconds") @Nullable
            Double lagSeconds) {}
}
