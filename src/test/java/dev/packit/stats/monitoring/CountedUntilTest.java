package dev.packit.stats.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.MovingClock;
import dev.packit.stats.monitoring.CountedUntil.End;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The time from which the next start counts. */
class CountedUntilTest {

    private final MovingClock clock = new MovingClock();

    @Test
    void theNextStartGoesOnWhereTheLastOneEnded(@TempDir Path folder) {
        Instant end = clock.instant();
        assertThat(started(folder).read()).isNull();
        started(folder).write(end.minusSeconds(60));
        started(folder).write(end);

        clock.move(Duration.ofHours(5));
        assertThat(started(folder).read()).isEqualTo(new End(end, false));

        clock.move(Duration.ofDays(30));
        assertThat(started(folder).read()).isEqualTo(new End(clock.instant().minus(Duration.ofDays(7)), false));
    }

    @Test
    void aProcessThatWasStoppedHasSavedAllThatItHadCounted(@TempDir Path folder) {
        Instant end = clock.instant();
        CountedUntil stopping = started(folder);
        stopping.write(end.minusSeconds(60));
        stopping.stop(end);
        stopping.write(end);
        assertThat(started(folder).read()).isEqualTo(new End(end, true));

        // which is killed
        started(folder).write(end);
        assertThat(started(folder).read()).isEqualTo(new End(end, false));
    }

    @Test
    void whatCannotBeIsNotBelieved(@TempDir Path folder) throws IOException {
        started(folder).write(clock.instant().plusSeconds(60));
        assertThat(started(folder).read()).isEqualTo(new End(clock.instant(), false));

        Files.writeString(folder.resolve("counted-until"), "yesterday");
        assertThat(started(folder).read()).isNull();
    }

    @Test
    void withoutAFolderNothingIsKept() {
        CountedUntil counted = new CountedUntil();
        counted.folder = Optional.empty();
        counted.clock = clock;
        counted.write(clock.instant());

        assertThat(counted.read()).isNull();
    }

    private CountedUntil started(Path folder) {
        CountedUntil counted = new CountedUntil();
        counted.folder = Optional.of(folder.resolve("."));
        counted.clock = clock;
        return counted;
    }
}
