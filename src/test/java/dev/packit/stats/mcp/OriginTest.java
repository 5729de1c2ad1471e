package dev.packit.stats.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages of which sites may send messages. */
class OriginTest {

    @ParameterizedTest
    @CsvSource({
        "https://packit.example.org, https://packit.example.org/stats, true",
        "https://PACKIT.example.org, https://packit.example.org/stats, true",
        "http://packit.example.org, https://packit.example.org/stats, false",
        "https://packit.example.org:8443, https://packit.example.org/stats, false",
        "https://evil.example.org, https://packit.example.org/stats, false",
        "http://localhost:8080, https://packit.example.org/stats, false",
        "http://localhost:8080, , true",
        "http://127.0.0.1, , true",
        "http://[::1]:1234, , true",
        "https://evil.example.org, , false",
        "http://localhost.evil.example.org, , false",
        "null, , false",
        "'http://[', , false"
    })
    void onlyThoseOfThisSite(String origin, URI site, boolean own) {
        assertThat(McpRoute.isOwn(origin, Optional.ofNullable(site))).isEqualTo(own);
    }
}
