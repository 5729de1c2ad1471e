package dev.packit.stats.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.packit.JobKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Which kinds of job are part of rates over several kinds. */
class RatesTest {

    /** Six successes, three failures, one error, and two, four and five that are none of these. */
    private static final Counts COUNTS = new Counts(6, 3, 1, 2, 9, 4, 5);

    @ParameterizedTest
    @EnumSource(
            value = JobKind.class,
            names = {"SRPM", "COPR", "KOJI", "KOJI_DOWNSTREAM", "TESTING_FARM", "VM_IMAGE"})
    void kindsThatTellFailuresFromErrorsAreRated(JobKind kind) {
        assertThat(KindStatistic.rated(kind, COUNTS)).isEqualTo(COUNTS);
    }

    @ParameterizedTest
    @EnumSource(
            value = JobKind.class,
            mode = Mode.EXCLUDE,
            names = {"SRPM", "COPR", "KOJI", "KOJI_DOWNSTREAM", "TESTING_FARM", "VM_IMAGE"})
    void jobsOfOthersAreOnlyCounted(JobKind kind) {
        Counts rated = KindStatistic.rated(kind, COUNTS);

        assertThat(rated).isEqualTo(new Counts(0, 0, 0, 2, 19, 4, 5));
        assertThat(rated.total()).isEqualTo(COUNTS.total());
        assertThat(rated.errorRate()).isNull();
    }

    @Test
    void theAlertIsAboutTheSameKinds() throws IOException {
        String kinds = Arrays.stream(JobKind.values())
                .filter(kind -> kind.source().tellsCauses())
                .map(JobKind::slug)
                .collect(Collectors.joining("|"));

        for (String file : List.of("openshift/monitoring/rules/jobs.yml", "openshift/prometheusrule.yaml")) {
            assertThat(Files.readString(Path.of(file))).contains("rate1h{kind=~\"" + kinds + "\",outcome=\"error\"}");
        }
    }
}
