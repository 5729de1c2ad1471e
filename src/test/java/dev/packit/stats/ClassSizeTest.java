package dev.packit.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A class that grows beyond this has a second purpose, which belongs in a class of its own. */
class ClassSizeTest {

    private static final int MOST_LINES = 250;

    /** Of resources, which only translate between HTTP and the classes that do the work. */
    private static final int MOST_LINES_OF_A_RESOURCE = 120;

    @Test
    void noClassIsTooLarge() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();

            assertThat(sources).hasSizeGreaterThan(500);
            assertThat(sources).filteredOn(ClassSizeTest::isTooLarge).isEmpty();
        }
    }

    private static boolean isTooLarge(Path file) {
        String source = read(file);
        return source.lines().count() > (source.contains("\n@Path(") ? MOST_LINES_OF_A_RESOURCE : MOST_LINES);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
