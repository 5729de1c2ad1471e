package dev.packit.stats.celery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.Eventually;
import dev.packit.stats.Live;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.Programs;
import dev.packit.stats.Scrape;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** While no worker runs, connections are closed as idle, since they could be broken. */
@QuarkusTest
@TestProfile(SilentWorkersIT.Impatient.class)
@WithTestResource(value = PackitDatabase.class, initArgs = @ResourceArg(name = "database", value = Live.DATABASE))
@WithTestResource(RedisServer.class)
@Programs.Needed({"redis-server", "python:celery, redis"})
class SilentWorkersIT {

    private static final String CONNECTS = "packit_celery_event_connects_total";
    private static final String SENT = "celery_task_sent_total{name=\"task.flood\",queue_name=\"short-running\"}";

    public static final class Impatient extends Live {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
            overrides.put("quarkus.redis.tcp.read-idle-timeout", "1s");
            return overrides;
        }
    }

    @Test
    void theyAreHeardAgainAfterAnySilence() throws Exception {
        Scrape.await("redis_up", "1.0");
        Map<String, String> before = Scrape.all();
        Eventually.holds(
                () -> assertThat(Scrape.grownSince(before).get(CONNECTS)).isGreaterThanOrEqualTo(3));
        try (Publisher events = new Publisher()) {
            Eventually.holds(() -> {
                events.publish("task-sent", 20_000);
                events.flush();
                assertThat(Scrape.grownSince(before))
                        .hasEntrySatisfying(SENT, sent -> assertThat(sent).isPositive());
            });
        }
    }
}
