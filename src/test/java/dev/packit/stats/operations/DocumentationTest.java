package dev.packit.stats.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documentation keeps up with the code: its links lead somewhere, and its settings and metrics exist. */
class DocumentationTest {

    private static final Path ROOT = Path.of("");
    private static final Path DOCS = Path.of("docs");
    private static final Path RUNBOOKS = Deployed.MONITORING.resolve("runbooks");

    private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\n]*`");
    private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern VARIABLE = Pattern.compile("\\b(?:PACKIT|POSTGRESQL|REDIS)_[A-Z_]+\\b");
    private static final Pattern METRIC = Pattern.compile("`((?:packit|celery|redis|pg(?!_monitor))_[a-z_]+)[`{]");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| ([^|]+) \\|");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z_]+):([^}]*)}");

    /** By its environment variable, the default of each of our settings; empty where it has none. */
    private static final Map<String, String> SETTINGS = settings();

    static List<Path> files() {
        return Stream.of(ROOT, DOCS, RUNBOOKS)
                .flatMap(folder -> Deployed.in(folder, ".md").stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyLinkLeadsSomewhere(Path file) {
        Set<String> broken = all(LINK, CODE.matcher(text(file)).replaceAll("x")).stream()
                .filter(link -> !link.matches("[a-z]+:.*"))
                .filter(link -> !leadsSomewhere(file, link))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(broken).isEmpty();
    }

    @Test
    void everySettingThatIsNamedExists() {
        for (Path file : files()) {
            if (!file.startsWith(RUNBOOKS)) { // those name Packit's own, too
                assertThat(all(VARIABLE, text(file))).as(file.toString()).isSubsetOf(SETTINGS.keySet());
            }
        }
    }

    @Test
    void everySettingIsDocumentedWithItsDefault() {
        String operations = text(DOCS.resolve("operations.md"));
        assertThat(all(VARIABLE, operations)).isEqualTo(SETTINGS.keySet());
        Map<String, String> documented = ROW.matcher(operations)
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1),
                        row -> row.group(2).replace("`", "").strip()));
        SETTINGS.forEach((name, value) -> {
            if (!value.isEmpty() && documented.containsKey(name)) {
                assertThat(documented.get(name)).as(name).isEqualTo(value);
            }
        });
    }

    @Test
    void metricsAreDocumentedAndExist() {
        String known = text(Path.of("src/test/resources/metrics.txt"));
        String documented = text(DOCS.resolve("monitoring.md"));
        assertThat(all(METRIC, documented))
                .hasSizeGreaterThan(35)
                .allMatch(metric -> Pattern.compile("(?m)^" + metric + "(_bucket|_sum)?$")
                        .matcher(known)
                        .find());
        assertThat(known.substring(0, known.indexOf("# Pushed by Packit's workers"))
                        .lines()
                        .filter(metric -> metric.startsWith("packit_")))
                .isNotEmpty()
                .allMatch(metric -> documented.contains("`" + metric.replaceFirst("_bucket$", "")));
    }

    private static boolean leadsSomewhere(Path file, String link) {
        String[] parts = link.split("#", 2);
        Path folder = file.getParent() == null ? ROOT : file.getParent();
        Path target = parts[0].isEmpty() ? file : folder.resolve(parts[0]).normalize();
        return Files.exists(target)
                && (parts.length == 1
                        || all(HEADING, text(target)).stream()
                                .map(DocumentationTest::anchor)
                                .anyMatch(parts[1]::equals));
    }

    /** The anchor that GitHub generates from a heading. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                .replace(' ', '-');
    }

    private static Map<String, String> settings() {
        Properties properties = new Properties();
        try (InputStream in = DocumentationTest.class.getResourceAsStream("/application.properties")) {
            properties.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Map<String, String> settings = new TreeMap<>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.packit.stats").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .map(type -> type.reflect())
                        .forEach(type -> Arrays.stream(type.getDeclaredMethods())
                                .forEach(method -> {
                                    String key = type.getAnnotation(ConfigMapping.class)
                                                    .prefix() + "."
                                            + method.getName()
                                                    .replaceAll("([A-Z])", "-$1")
                                                    .toLowerCase(Locale.ROOT);
                                    WithDefault value = method.getAnnotation(WithDefault.class);
                                    if (!properties.containsKey(key) || !isPlaceholder(properties.getProperty(key))) {
                                        settings.put(
                                                key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT),
                                                value == null ? "" : value.value());
                                    }
                                }));
        properties
                .values()
                .forEach(value -> PLACEHOLDER
                        .matcher(value.toString())
                        .results()
                        .forEach(found -> settings.put(found.group(1), found.group(2))));
        settings.put("POSTGRESQL_HOST", "");
        return settings;
    }

    private static boolean isPlaceholder(String value) {
        return PLACEHOLDER.matcher(value).matches();
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(DocumentationTest::captured)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String captured(MatchResult found) {
        return found.groupCount() == 0 ? found.group() : found.group(1);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file.toString(), unreadable);
        }
    }
}
