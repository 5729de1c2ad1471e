package dev.packit.stats.web.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.FixedClock;
import dev.packit.stats.MovingClock;
import dev.packit.stats.web.answer.LastAnswers.Answer;
import dev.packit.stats.web.answer.LastAnswers.Question;
import dev.packit.stats.web.answer.LastAnswers.StaleConfig;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LastAnswersTest {

    private static final int MEMORY = 100_000;

    private final MovingClock clock = new MovingClock();
    private final LastAnswers answers = new LastAnswers(
            new StaleConfig() {
                @Override
                public MemorySize memory() {
                    return new MemorySize(BigInteger.valueOf(MEMORY));
                }

                @Override
                public Duration age() {
                    return Duration.ofHours(1);
                }
            },
            clock);

    @Test
    void anAnswerIsKeptForAnHourAndReplacedOnceAMinute() {
        keep("/jobs", "fünf jobs");
        clock.move(Duration.ofSeconds(59));
        keep("/jobs", "six jobs");
        assertThat(answers.to(question("/jobs"))).isEqualTo(new Answer("fünf jobs", FixedClock.NOW));

        clock.move(Duration.ofSeconds(1));
        keep("/jobs", "seven jobs");
        clock.move(Duration.ofMinutes(59));
        assertThat(answers.to(question("/jobs")))
                .isEqualTo(new Answer("seven jobs", FixedClock.NOW.plus(Duration.ofMinutes(1))));

        clock.move(Duration.ofMinutes(1));
        assertThat(answers.to(question("/jobs"))).isNull();
    }

    @Test
    void everyPartOfAQuestionCounts() {
        Question asked = new Question(Format.HTML, "dark", "http://a/jobs", Map.of("limit", List.of("5")));
        answers.keep(asked, Body.of("jobs", Gzip.FAST));

        assertThat(answers.to(asked)).isNotNull();
        assertThat(List.of(
                        new Question(Format.JSON, "dark", "http://a/jobs", asked.query()),
                        new Question(Format.HTML, "", "http://a/jobs", asked.query()),
                        new Question(Format.HTML, "dark", "http://b/jobs", asked.query()),
                        new Question(Format.HTML, "dark", "http://a/jobs", Map.of("limit", List.of("5", "5")))))
                .allSatisfy(other -> assertThat(answers.to(other)).isNull());
    }

    @Test
    void whatIsKeptIsBounded() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            byte[] page = new byte[2_000];
            random.nextBytes(page);
            answers.keep(question("/jobs/" + i), Body.of(Base64.getEncoder().encodeToString(page), Gzip.FAST));
        }
        answers.keep(
                question("/huge"),
                Body.of(random.ints(MEMORY).mapToObj(Integer::toString).toList().toString(), Gzip.FAST));

        assertThat(IntStream.range(0, 1_000)
                        .filter(i -> answers.to(question("/jobs/" + i)) != null)
                        .count())
                .isBetween(20L, 50L);
        assertThat(answers.to(question("/huge"))).isNull();
    }

    private void keep(String path, String body) {
        answers.keep(question(path), Body.of(body, Gzip.FAST));
    }

    private static Question question(String path) {
        return new Question(Format.HTML, "", "http://localhost" + path, Map.of());
    }
}
