package dev.packit.stats;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * Has a public address, from which metrics are hidden, may be shown in frames, takes all samples every second, has no server for
 * assistants, and accepts a few pushed metrics from those with a bearer token or a password.
 */
public class Live implements QuarkusTestProfile {

    public static final String DATABASE = "packit_live";

    public static final String PUBLIC_ADDRESS = "https://packit.example.org/stats";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("packit.url", PUBLIC_ADDRESS),
                Map.entry("packit.frame-ancestors", "https://grafana.example.org,*.example.com"),
                Map.entry("packit.monitoring.exposed", "false"),
                Map.entry("packit.statistics.refresh", "1s"),
                Map.entry("packit.monitoring.jobs", "1s"),
                Map.entry("packit.monitoring.postgresql", "1s"),
                Map.entry("packit.monitoring.redis", "1s"),
                Map.entry("packit.monitoring.celery", "1s"),
                // overdue as soon as it starts, since the clock stands
                Map.entry("packit.celery.task-limits", "task.sync_from_downstream=0s"),
                // while nothing happens for long on a busy machine, no event must be missed by reconnecting
                Map.entry("quarkus.redis.tcp.read-idle-timeout", "30M"),
                Map.entry("packit.mcp.enabled", "false"),
                Map.entry("packit.push.enabled", "true"),
                Map.entry("packit.push.folder", OnDisk.freshFolder()),
                Map.entry("packit.push.token", "s3cret"),
                Map.entry("packit.push.user", "worker"),
                Map.entry("packit.push.password", "pass:wörd"),
                Map.entry("packit.push.body", "1000"),
                Map.entry("packit.push.series", "10"),
                Map.entry("quarkus.log.file.enabled", "true"),
                Map.entry("quarkus.log.file.path", OnDisk.freshFolder() + "/log"));
    }
}
