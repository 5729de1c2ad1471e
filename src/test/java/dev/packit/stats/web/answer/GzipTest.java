package dev.packit.stats.web.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class GzipTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "gzip, deflate, br, zstd",
                "br;q=1.0, GZIP ; Q=0.8, *;q=0.1",
                "x-gzip",
                "*",
                "gzip;q=0.5, identity;q=0.5",
                "identity;q=0, gzip;q=0.001"
            })
    void itIsUsedForWhoPrefersIt(String accepted) {
        assertThat(Gzip.isPreferred(accepted)).isTrue();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "identity",
                "br, deflate",
                "gzip;q=0",
                "gzip;q=0.000, *",
                "*;q=0",
                "gzip;q=0.5, identity",
                "gzip;q=2",
                "gzip;q=x",
                "gzip;q=0.1234",
                ", ;;, ;q=1"
            })
    void itIsNotUsedForOthers(String accepted) {
        assertThat(Gzip.isPreferred(accepted)).isFalse();
    }

    @Test
    void whatIsCompressedIsRestored() {
        byte[] body = "Dvě stě jobů 🚀 ".repeat(1_000).getBytes(StandardCharsets.UTF_8);

        for (Gzip compression : Gzip.values()) {
            byte[] compressed = compression.of(body);

            assertThat(compressed).hasSizeLessThan(body.length / 10);
            assertThat(Gzip.plain(compressed)).isEqualTo(body);
        }
    }
}
