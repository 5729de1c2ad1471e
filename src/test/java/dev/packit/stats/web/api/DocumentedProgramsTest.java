package dev.packit.stats.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.PackitDatabase;
import dev.packit.stats.Programs;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The programs in the documentation work. */
@QuarkusTest
@WithTestResource(PackitDatabase.class)
@ExtendWith(Counted.class)
@Programs.Needed({"sh", "curl", "jq", "python3"})
class DocumentedProgramsTest {

    private static final Path PAGE = Path.of("docs/api.md");

    @Test
    void theShellScriptPrintsBuilds(@TempDir Path folder) throws Exception {
        assertThat(run(folder, "sh", Programs.path("sh"))).isEqualTo("""
                3014\t2026-06-15T10:00:02Z\tfedora-rawhide-x86_64\tfailed
                3013\t2026-06-15T10:00:02Z\tfedora-44-x86_64\tsuccess
                """);
    }

    @Test
    void thePythonProgramPrintsTargetsAndReasons(@TempDir Path folder) throws Exception {
        assertThat(run(folder, "python", Programs.path("python3"))).isEqualTo("""
                copr fedora-rawhide-x86_64 python-ogr: 0% of 2
                testing-farm fedora-44-x86_64 python-ogr: 0% of 1
                srpm python-ogr: 50% of 2
                copr fedora-44-x86_64 e2e python-ogr: 100% of 1
                testing-farm fedora-44-x86_64 e2e python-ogr: 100% of 1
                propose-downstream rawhide python-ogr: 100% of 1
                openscanhub fedora-44-x86_64 python-ogr: 100% of 1
                log-detective fedora-rawhide-x86_64 e2e python-ogr: 100% of 1
                log-detective python-ogr: 100% of 1
                vm-image fedora-44-x86_64 python-ogr: 100% of 1
                propose-downstream 6102 error: not recorded
                """);
    }

    private static String run(Path folder, String language, String program) throws Exception {
        Matcher block = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(Files.readString(PAGE));
        assertThat(block.find()).isTrue();
        // so that there is more than one page
        String text = block.group(1).replace("limit=100", "limit=1");
        Path script = Files.writeString(folder.resolve("example"), text);
        ProcessBuilder command = new ProcessBuilder(program, script.toString()).redirectErrorStream(true);
        command.environment().put("SITE", "http://localhost:" + RestAssured.port);
        Process process = command.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }
}
