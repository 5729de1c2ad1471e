package dev.packit.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.packit.JobKind;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The package built with {@code -Pproduction} for the image, which must not contain the demo. */
class ProductionIT {

    private static final Path USUAL = Path.of("target");
    private static final Path PRODUCTION = Path.of("target", "production");
    private static final Path CLASSES = PRODUCTION.resolve("classes.jsa");

    @BeforeAll
    static void build() throws Exception {
        Path log = Path.of("target", "production.log");
        List<String> command = new ArrayList<>(List.of("./mvnw", "-B", "-q", "-Pproduction", "package"));
        // The build that runs this test has checked the same sources, and lists the same libraries.
        command.addAll(List.of("-Dcompiler.checks=-g", "-Dcyclonedx.skip=true"));
        // Failsafe says where the build that runs this test has its dependencies.
        Optional.ofNullable(System.getProperty("localRepository"))
                .ifPresent(repository -> command.add("-Dmaven.repo.local=" + repository));
        Process maven = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(maven.waitFor(20, TimeUnit.MINUTES)).as("see " + log).isTrue();
        assertThat(maven.exitValue()).as("see " + log).isZero();
    }

    @Test
    void theImageIsMadeOfIt() throws IOException {
        assertThat(Files.readAllLines(Path.of("src/main/docker/Dockerfile.jvm")).stream()
                        .filter(line -> line.startsWith("COPY ")))
                .hasSize(4)
                .allMatch(line -> line.contains(" target/production/quarkus-app/"));
        assertThat(Path.of(".dockerignore")).hasContent("*\n!target/production/quarkus-app/\n");
    }

    @Test
    void hasNeitherPostgresqlNorTheDemo() throws IOException {
        assertThat(demo(PRODUCTION)).isEmpty();
        assertThat(demo(USUAL))
                .contains("dev/packit/stats/demo/Demo.class", "demo/projects.csv", "database/schema.sql")
                .anyMatch(name -> name.matches("postgres-linux-.*[.]txz|postgres-darwin-.*[.]txz"));
        assertThat(entries(PRODUCTION)).contains("dev/packit/stats/PackitStats.class", "database/columns.csv");
    }

    @ParameterizedTest
    @CsvSource({
        "target, set PACKIT_DEMO=true to run a demo with made-up data.",
        "target/production, run a demo with made-up data from source with ./mvnw -Pdemo."
    })
    void withoutADatabaseSaysWhatToSet(Path build, String otherwise) throws Exception {
        assertThat(refusal(build, Map.of()))
                .endsWith(" POSTGRESQL_HOST is not set. Set it to the host of Packit's database, or " + otherwise);
        // Deployment templates set variables to empty strings if values are missing.
        assertThat(refusal(build, Map.of("POSTGRESQL_HOST", "", "PACKIT_DEMO", "false")))
                .contains(" POSTGRESQL_HOST is not set. ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"target", "target/production"})
    void doesNotChooseBetweenADatabaseAndADemo(Path build) throws Exception {
        assertThat(refusal(build, Map.of("POSTGRESQL_HOST", "db.example.org", "PACKIT_DEMO", "true")))
                .contains(" POSTGRESQL_HOST and PACKIT_DEMO are both set. ");
    }

    @Test
    void saysThatItHasNoDemo() throws Exception {
        assertThat(refusal(PRODUCTION, Map.of("PACKIT_DEMO", "true")))
                .contains(" PACKIT_DEMO is set, but the production build contains no demo. ");
    }

    @Test
    void readsTheDatabaseAndStopsWithoutLosingARequest() throws Exception {
        Map<String, String> variables = new HashMap<>(new PackitDatabase().start());
        variables.put("PACKIT_REQUEST_BODY", "60s");
        variables.put("JAVA_TOOL_OPTIONS", "-XX:ArchiveClassesAtExit=" + CLASSES);
        try (PackagedApplication application = PackagedApplication.start(PRODUCTION, "production-database", variables)
                        .awaitReadiness();
                Socket slow = application.connect()) {
            var page = Jsoup.parse(application.get(JobKind.COPR.listPath()));
            assertThat(page.select("main tbody tr")).isNotEmpty();
            assertThat(page.select(".demo")).isEmpty();
            assertThat(application.ask("""
                    {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {
                        "name": "run", "arguments": {"id": 10}}}""")).contains("\"isError\":false", "python-ogr");
            send(slow, """
                    POST /theme HTTP/1.1\r
                    Host: localhost\r
                    Content-Type: application/x-www-form-urlencoded\r
                    Content-Length: 10\r
                    \r
                    theme""");

            application.terminate();

            Eventually.holds(
                    () -> assertThat(application.status("/q/health/ready")).isEqualTo(503));
            assertThat(application.status(JobKind.COPR.listPath())).isEqualTo(200);
            Eventually.holds(() -> assertThat(application.log())
                    .anyMatch(line -> line.endsWith("Waiting for HTTP requests to complete")));
            send(slow, "=dark");
            assertThat(new String(slow.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 303 ");
            // 128 and the number of the signal
            assertThat(application.exitCode()).isEqualTo(143);
            assertThat(application.log()).noneMatch(line -> line.contains(" ERROR "));
        }
        startsFromItsArchiveOfClasses();
    }

    /** As in the image, but there the JVM would start without the archive, too. */
    private static void startsFromItsArchiveOfClasses() throws Exception {
        Map<String, String> variables = Map.of("JAVA_TOOL_OPTIONS", "-Xshare:on -XX:SharedArchiveFile=" + CLASSES);
        try (PackagedApplication application = PackagedApplication.start(PRODUCTION, "archive", variables)) {
            assertThat(application.exitCode()).isEqualTo(1);
            assertThat(application.log())
                    .hasSize(2)
                    .anyMatch(line -> line.startsWith("Picked up JAVA_TOOL_OPTIONS"))
                    .anyMatch(line -> line.contains(" POSTGRESQL_HOST is not set. "));
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The only line that it logs before it exits. */
    private static String refusal(Path build, Map<String, String> variables) throws Exception {
        try (PackagedApplication application = PackagedApplication.start(build, "refusal", variables)) {
            assertThat(application.exitCode()).isEqualTo(1);
            assertThat(application.log()).singleElement().asString().contains(" ERROR [");
            return application.log().get(0);
        }
    }

    private static List<String> demo(Path build) throws IOException {
        return entries(build).stream()
                .filter(name -> name.matches(
                        "(dev/packit/stats/|)demo/.*|database/schema.sql|.*zonky.*|.*[.]txz|(.*/)?postgres"))
                .toList();
    }

    /** The files of a package and, if they are jars, what is in them. */
    private static List<String> entries(Path build) throws IOException {
        List<String> entries = new ArrayList<>();
        try (Stream<Path> files = Files.walk(build.resolve("quarkus-app"))) {
            for (Path file : files.toList()) {
                entries.add(file.getFileName().toString());
                if (file.toString().endsWith(".jar")) {
                    try (JarFile jar = new JarFile(file.toFile())) {
                        jar.stream().map(ZipEntry::getName).forEach(entries::add);
                    }
                }
            }
        }
        return entries;
    }
}
