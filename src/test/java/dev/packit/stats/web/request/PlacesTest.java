package dev.packit.stats.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private final Places places = new Places(new OverloadConfig() {
        @Override
        public int atOnce() {
            return 2;
        }

        @Override
        public Duration patience() {
            return Duration.ZERO;
        }
    });

    private final List<String> admitted = new ArrayList<>();

    private Places.Place take(String name) {
        return Objects.requireNonNull(places.take(() -> admitted.add(name)), name);
    }

    @Test
    void othersWaitInTheOrderOfTheirArrival() {
        Places.Place a = take("a");
        Places.Place b = take("b");
        take("c");
        Places.Place d = take("d");
        Places.Place e = take("e");
        take("f");
        assertThat(admitted).containsExactly("a", "b");
        assertThat(places.waiting()).isEqualTo(4);

        b.leave();
        assertThat(admitted).containsExactly("a", "b", "c");
        assertThat(b.giveUp()).isFalse();
        b.leave();
        assertThat(admitted).containsExactly("a", "b", "c");

        assertThat(d.giveUp()).isTrue();
        e.leave();
        a.leave();
        assertThat(admitted).containsExactly("a", "b", "c", "f");
        assertThat(places.waiting()).isZero();
        assertThat(places.free()).isZero();
    }

    @Test
    void whatNobodyWaitsForIsFreeAgain() {
        Places.Place a = take("a");
        Places.Place b = take("b");
        a.leave();
        b.leave();
        a.leave();
        assertThat(places.free()).isEqualTo(2);
    }

    @Test
    void theLineHasAnEnd() {
        take("a");
        take("b");
        for (int i = 0; i < 1_000; i++) {
            take("waiting");
        }
        assertThat(places.take(() -> admitted.add("too many"))).isNull();
        assertThat(admitted).containsExactly("a", "b");
    }
}
