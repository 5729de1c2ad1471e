package dev.packit.stats.celery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EarlyEventsTest {

    private final EarlyEvents early = new EarlyEvents();

    @Test
    void theyAreReleasedOnceInTheirOrder() {
        assertThat(early.isHeld("a")).isFalse();
        assertThat(early.hold("a", event("task-received", "a"))).isTrue();
        assertThat(early.hold("b", event("task-received", "b"))).isTrue();
        assertThat(early.hold("a", event("task-started", "a"))).isTrue();
        assertThat(early.isHeld("a")).isTrue();

        assertThat(early.release("a")).containsExactly(event("task-received", "a"), event("task-started", "a"));
        assertThat(early.isHeld("a")).isFalse();
        assertThat(early.release("a")).isEmpty();
        assertThat(early.release("b")).containsExactly(event("task-received", "b"));
    }

    @Test
    void noMoreThanAThousandTasksAreHeldBack() {
        for (int task = 0; task < 1_000; task++) {
            assertThat(early.hold("task" + task, event("task-received", "task" + task)))
                    .isTrue();
        }
        assertThat(early.hold("another", event("task-received", "another"))).isFalse();
        assertThat(early.hold("task7", event("task-started", "task7"))).isTrue();
        assertThat(early.release("another")).isEmpty();
        early.release("task8");
        assertThat(early.hold("another", event("task-received", "another"))).isTrue();
    }

    private static CeleryEvent event(String type, String task) {
        return new CeleryEvent(type, "packit@worker", task, null, null, null, null, null, null, null);
    }
}
