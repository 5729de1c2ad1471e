package dev.packit.stats.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostPortsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "db                | db:5432",
                "db:6432           | db:6432",
                "a,b               | a:5432,b:5432",
                "a:6432, b         | a:6432,b:5432",
                "a,b:6432          | a:5432,b:6432",
                "10.0.0.1:1,[::1]  | 10.0.0.1:1,[::1]:5432",
                "[::1]:1,[2001:db8::1]:2 | [::1]:1,[2001:db8::1]:2",
            })
    void hostsWithoutAPortHaveTheGivenOne(String given, String expected) {
        String url = new SmallRyeConfigBuilder()
                .withInterceptors(new HostPorts())
                .withDefaultValue("quarkus.datasource.jdbc.url", "jdbc:postgresql://" + given + ":5432/packit")
                .build()
                .getRawValue("quarkus.datasource.jdbc.url");

        assertThat(url).isEqualTo("jdbc:postgresql://" + expected + "/packit");
    }
}
