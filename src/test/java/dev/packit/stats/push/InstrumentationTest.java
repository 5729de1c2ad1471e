package dev.packit.stats.push;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.OnDisk;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.celery.RedisServer;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The lines that docs/packit-instrumentation.md has for Packit count and push. */
@QuarkusTest
@TestProfile(OnDisk.class)
@WithTestResource(value = PackitDatabase.class, initArgs = @ResourceArg(name = "database", value = OnDisk.DATABASE))
@WithTestResource(RedisServer.class)
class InstrumentationTest {

    @Test
    @ExtendWith(Python.IsThere.class)
    void packitCanCountCallsAndMessages(@TempDir Path folder) throws Exception {
        Matcher block = Pattern.compile("(?s)```python\n(.*?)```")
                .matcher(Files.readString(Path.of("docs/packit-instrumentation.md")));
        assertThat(block.find()).isTrue();
        Path module = Files.writeString(folder.resolve("instrumentation.py"), block.group(1));

        Python.run("instrumented.py", module.getParent().toString(), "127.0.0.1:" + RestAssured.port);

        // a new counter is first shown at zero
        given().get("/metrics").then().statusCode(200);
        String metrics = given().get("/metrics").asString();
        assertThat(metrics.lines().filter(line -> line.matches("packit_(forge_api_requests|messages)_total.*")))
                .containsExactly(
                        "packit_forge_api_requests_total{forge=\"github.com\",job=\"packit-worker-0\",method=\"GET\",status_class=\"2xx\"} 3.0",
                        "packit_forge_api_requests_total{forge=\"github.com\",job=\"packit-worker-0\",method=\"GET\",status_class=\"none\"} 1.0",
                        "packit_forge_api_requests_total{forge=\"github.com\",job=\"packit-worker-0\",method=\"POST\",status_class=\"5xx\"} 1.0",
                        "packit_messages_total{bus=\"fedora\",job=\"packit-worker-0\",outcome=\"sent\"} 2.0");
    }
}
