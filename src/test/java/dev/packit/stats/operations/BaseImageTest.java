package dev.packit.stats.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that pins the image from which the container image is made. */
class BaseImageTest {

    private static final Path SCRIPT = Path.of(".ci/pin-base-image");
    private static final Path DOCKERFILE = Path.of("src/main/docker/Dockerfile.jvm");

    @TempDir
    Path copy;

    @BeforeEach
    void copy() throws IOException {
        for (Path file : List.of(SCRIPT, DOCKERFILE)) {
            Files.createDirectories(copy.resolve(file).getParent());
            Files.copy(file, copy.resolve(file));
        }
    }

    @Test
    void theTagStaysAndTheDigestIsReplaced() throws IOException {
        for (String digit : List.of("a", "0")) {
            String digest = "sha256:" + digit.repeat(64);
            assertThat(pin(digest)).isZero();
            assertThat(Files.readAllLines(copy.resolve(DOCKERFILE)).stream().filter(line -> line.startsWith("FROM")))
                    .singleElement()
                    .asString()
                    .matches("FROM [a-z0-9./-]+:[0-9.]+@" + digest);
        }
    }

    @Test
    void whatIsNoDigestChangesNothing() throws IOException {
        assertThat(pin("latest")).isEqualTo(1);
        assertThat(copy.resolve(DOCKERFILE)).hasSameTextualContentAs(DOCKERFILE);
    }

    private int pin(String digest) throws IOException {
        return new ProcessBuilder(copy.resolve(SCRIPT).toString(), digest)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .onExit()
                .join()
                .exitValue();
    }
}
