package dev.packit.stats.celery;

import static dev.packit.stats.celery.TaskEvent.State.FAILED;
import static dev.packit.stats.celery.TaskEvent.State.RECEIVED;
import static dev.packit.stats.celery.TaskEvent.State.REJECTED;
import static dev.packit.stats.celery.TaskEvent.State.RETRIED;
import static dev.packit.stats.celery.TaskEvent.State.REVOKED;
import static dev.packit.stats.celery.TaskEvent.State.SENT;
import static dev.packit.stats.celery.TaskEvent.State.STARTED;
import static dev.packit.stats.celery.TaskEvent.State.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packit.stats.MovingClock;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tasks that started and did not end within their limits. */
class RunningTasksTest {

    private static final String MAINTENANCE = "packit_service.worker.tasks.database_maintenance";

    private final MovingClock clock = new MovingClock();
    private final RunningTasks running = new RunningTasks(config(Map.of()), clock);

    @Test
    void aTaskThatDoesNotEndIsOverdueAfterItsLimit() {
        running.take(STARTED, "lost", "task.babysit_copr_build");
        running.take(STARTED, "slow", MAINTENANCE);
        assertThat(running.overdue())
                .containsOnly(Map.entry("task.babysit_copr_build", 0L), Map.entry(MAINTENANCE, 0L));

        clock.move(Duration.ofMinutes(15));
        assertThat(running.overdue())
                .containsOnly(Map.entry("task.babysit_copr_build", 1L), Map.entry(MAINTENANCE, 0L));

        clock.move(Duration.ofMinutes(15));
        assertThat(running.overdue())
                .containsOnly(Map.entry("task.babysit_copr_build", 1L), Map.entry(MAINTENANCE, 1L));

        clock.move(Duration.ofDays(1));
        assertThat(running.overdue())
                .containsOnly(Map.entry("task.babysit_copr_build", 0L), Map.entry(MAINTENANCE, 0L));
    }

    @Test
    void howeverATaskEndsItIsNotLost() {
        Stream.of(SUCCEEDED, FAILED, RETRIED, REVOKED, REJECTED).forEach(end -> {
            running.take(STARTED, end.word(), "task.a");
            running.take(end, end.word(), "task.a");
        });
        running.take(SENT, "sent", "task.a");
        running.take(RECEIVED, "received", "task.a");
        clock.move(Duration.ofHours(1));

        assertThat(running.overdue()).containsOnly(Map.entry("task.a", 0L));
    }

    @Test
    void aTaskThatIsDeliveredAgainHasAllItsTimeAgain() {
        running.take(STARTED, "again", "task.a");
        clock.move(Duration.ofMinutes(60));
        running.take(STARTED, "again", "task.a");
        clock.move(Duration.ofMinutes(14));

        assertThat(running.overdue()).containsOnly(Map.entry("task.a", 0L));
    }

    @Test
    void nothingIsKnownOfTasksWhoseEndMayHaveBeenMissed() {
        running.take(STARTED, "missed", "task.a");
        running.forget();
        clock.move(Duration.ofHours(1));

        assertThat(running.overdue()).containsOnly(Map.entry("task.a", 0L));
    }

    @Test
    void theyAreBounded() {
        for (int i = 0; i < 20_000; i++) {
            running.take(STARTED, "u" + i, "task.a");
        }
        clock.move(Duration.ofHours(1));

        assertThat(running.overdue()).containsOnly(Map.entry("task.a", 10_000L));
    }

    @Test
    void limitsAreRefusedIfTheyAreNone() {
        assertThatThrownBy(() -> new RunningTasks(config(Map.of("packit.celery.task-limits", "task.a")), clock))
                .hasMessage("packit.celery.task-limits must contain entries like task.name=30m, not “task.a”");
    }

    private static CeleryConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(Duration.class, 100, new io.quarkus.runtime.configuration.DurationConverter())
                .withMapping(CeleryConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(CeleryConfig.class);
    }
}
