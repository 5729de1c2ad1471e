package dev.packit.stats.demo.data;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The services that run the jobs, and their outages. */
record Infrastructure(Instant now, Chance chance) {

    enum Backend {
        COPR,
        KOJI,
        TESTING_FARM,
        DIST_GIT
    }

    /** @param ago how long ago it began */
    private record Outage(Backend backend, Duration ago, Duration lasted) {

        boolean covers(Instant time, Instant now) {
            Instant start = now.minus(ago);
            return !time.isBefore(start) && time.isBefore(start.plus(lasted));
        }
    }

    private static final List<Outage> OUTAGES = List.of(
            new Outage(Backend.TESTING_FARM, Duration.ofHours(52), Duration.ofHours(9)),
            new Outage(Backend.COPR, Duration.ofDays(12), Duration.ofHours(14)),
            new Outage(Backend.DIST_GIT, Duration.ofDays(33), Duration.ofDays(2)),
            new Outage(Backend.TESTING_FARM, Duration.ofDays(61), Duration.ofDays(4)),
            new Outage(Backend.KOJI, Duration.ofDays(96), Duration.ofDays(3)),
            new Outage(Backend.COPR, Duration.ofDays(171), Duration.ofDays(2)),
            new Outage(Backend.TESTING_FARM, Duration.ofDays(240), Duration.ofDays(3)),
            new Outage(Backend.DIST_GIT, Duration.ofDays(301), Duration.ofDays(3)));

    private static final double HIT = 0.6;

    /** Whether a job that is submitted now is affected by an outage. */
    boolean fails(Backend backend, Instant time) {
        return isDown(backend, time) && chance.of(HIT);
    }

    /** A job's queue time, which is far longer during an outage of its backend. */
    Duration queue(Backend backend, Instant time, Duration typical) {
        Duration queue = chance.about(typical);
        return isDown(backend, time) ? queue.multipliedBy(8) : queue;
    }

    private boolean isDown(Backend backend, Instant time) {
        return OUTAGES.stream().anyMatch(outage -> outage.backend == backend && outage.covers(time, now));
    }
}
