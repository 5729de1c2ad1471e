package dev.packit.stats.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.MovingClock;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockCheckTest {

    private final MovingClock clock = new MovingClock();
    private final ClockCheck check = new ClockCheck(clock);

    /** @param moves seconds by which the clock is moved between checks */
    @ParameterizedTest
    @CsvSource({
        "'10 10 10', UP",
        "'10 86400 10', UP",
        "'10 -120 10', UP",
        "'10 -121', DOWN",
        "'10 86400 -86400 10', DOWN",
        "'10 -86400 10 10', DOWN",
        "'10 -86400 10 86400', UP"
    })
    void onlyAClockThatWasSetBackIsAProblem(String moves, HealthCheckResponse.Status expected) {
        HealthCheckResponse.Status status = status();
        for (String move : moves.split(" ")) {
            clock.move(Duration.ofSeconds(Long.parseLong(move)));
            status = status();
        }
        assertThat(status).isEqualTo(expected);
    }

    private HealthCheckResponse.Status status() {
        return check.call().await().indefinitely().getStatus();
    }
}
