package dev.packit.stats.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.Eventually;
import dev.packit.stats.LogLines;
import dev.packit.stats.SmallDisk;
import dev.packit.stats.packit.Fate;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.JobStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The saved jobs are those that were saved or none, whatever happens to disks, files and processes. */
class JobsFileTest {

    private static final String CONTENTS = "jdbc:postgresql://db/packit ";

    @TempDir
    Path folder;

    private static JobsFile file(Path folder) {
        return new JobsFile(folder.resolve("jobs-1"));
    }

    /** Saves some Copr builds. */
    private static void save(JobsFile file, int jobs) {
        Vocabulary vocabulary = new Vocabulary();
        int status = vocabulary.number(JobStatus.of(JobKind.COPR, "success", Fate.REPORTED));
        char target = vocabulary.number("fedora-44-x86_64");
        List<JobEntry> entries = IntStream.rangeClosed(1, jobs)
                .mapToObj(id -> new JobEntry(
                        id, 1_781_524_800_000_000L + id, status, target, Vocabulary.NO_WORD, id + 5, 1.5f, Float.NaN))
                .toList();
        file.save(
                CONTENTS,
                vocabulary,
                Map.of(JobSource.COPR, new JobTable(vocabulary).withChunks(List.of(new Chunk(0, entries)))));
    }

    /** How many jobs are loaded; each must be as it was saved. */
    private static int loaded(JobsFile file) {
        Vocabulary vocabulary = new Vocabulary();
        List<JobEntry> jobs = file.load(CONTENTS, vocabulary).getOrDefault(JobSource.COPR, List.of()).stream()
                .flatMap(chunk -> chunk.jobs().stream())
                .toList();
        assertThat(jobs).allSatisfy(job -> {
            assertThat(job.micros()).isEqualTo(1_781_524_800_000_000L + job.id());
            assertThat(job.pipeline()).isEqualTo(job.id() + 5);
            assertThat(vocabulary.words().get(job.target())).isEqualTo("fedora-44-x86_64");
        });
        return jobs.size();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatWasSavedIsLoaded() throws IOException {
        assertThat(loaded(file(folder))).isZero();

        save(file(folder), 3);
        assertThat(loaded(file(folder))).isEqualTo(3);
        save(file(folder), 4);
        assertThat(loaded(file(folder))).isEqualTo(4);

        assertThat(file(folder).load("of another database", new Vocabulary())).isEmpty();
        assertThat(names(folder)).containsExactly("jobs-1");
    }

    @Test
    @SmallDisk.Needed
    void aFullDiskLeavesTheFormerFileAndIsToldOnce() throws IOException {
        JobsFile file = file(folder);
        try (SmallDisk disk = SmallDisk.over(folder, 64);
                LogLines log = LogLines.of(JobsFile.class)) {
            save(file, 100);
            disk.fill();
            save(file, 1_000);
            save(file, 1_000);

            assertThat(file.problem()).isEqualTo("No space left on device");
            assertThat(names(folder)).containsExactly("filler", "jobs-1");
            assertThat(loaded(file)).isEqualTo(100);

            disk.free();
            save(file, 1_000);

            assertThat(file.problem()).isNull();
            assertThat(loaded(file)).isEqualTo(1_000);
            assertThat(log.all())
                    .containsExactly(
                            "WARN Jobs cannot be saved to %s, so the next start reads them from the database: No space left on device"
                                    .formatted(folder.resolve("jobs-1")),
                            "INFO Jobs are saved to %s again".formatted(folder.resolve("jobs-1")));
        }
    }

    @Test
    @SmallDisk.Needed
    void aReadOnlyDiskIsReadAndToldOnce() throws IOException {
        JobsFile file = file(folder);
        try (SmallDisk disk = SmallDisk.over(folder, 64);
                LogLines log = LogLines.of(JobsFile.class)) {
            save(file, 100);
            disk.readOnly();
            save(file, 200);
            save(file, 200);

            assertThat(file.problem()).isEqualTo("Read-only file system");
            assertThat(loaded(file)).isEqualTo(100);
            assertThat(log.all()).hasSize(1);

            disk.writable();
            save(file, 200);

            assertThat(file.problem()).isNull();
            assertThat(loaded(file)).isEqualTo(200);
        }
    }

    @Test
    void aFolderThatIsNoneIsTold() throws IOException {
        Path none = Files.createFile(folder.resolve("file"));
        JobsFile file = file(none);

        save(file, 3);

        assertThat(file.problem()).isEqualTo("FileAlreadyExistsException");
        assertThat(loaded(file)).isZero();
    }

    /** Each bit matters: a wrong length could ask for all memory, a wrong time would be in the statistics. */
    @Test
    void aFileThatIsCorruptOrCutOffIsNone() throws IOException {
        save(file(folder), 100);
        Path path = folder.resolve("jobs-1");
        byte[] whole = Files.readAllBytes(path);
        Random random = new Random(14);

        for (int i = 0; i < 200; i++) {
            byte[] corrupt = whole.clone();
            corrupt[i < 100 ? i : random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(path, corrupt);
            assertThat(loaded(file(folder))).as("byte changed").isZero();

            Files.write(path, Arrays.copyOf(whole, random.nextInt(whole.length)));
            assertThat(loaded(file(folder))).as("cut off").isZero();
        }
        Files.write(path, Arrays.copyOf(whole, whole.length + 1));
        assertThat(loaded(file(folder))).as("longer").isZero();

        try (LogLines log = LogLines.of(JobsFile.class)) {
            Files.write(path, Arrays.copyOf(whole, whole.length - 1));
            assertThat(loaded(file(folder))).isZero();
            assertThat(log.all())
                    .containsExactly("WARN " + path + " is corrupt, so all jobs are loaded from the database");
        }
        save(file(folder), 5);
        assertThat(loaded(file(folder))).isEqualTo(5);
    }

    @Test
    void aProcessThatIsKilledWhileItSavesLeavesTheFormerFile() throws IOException, InterruptedException {
        for (int killed = 0; killed < 3; killed++) {
            Process process = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            JobsFileTest.class.getName(),
                            folder.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Eventually.holds(() -> assertThat(names(folder)).anyMatch(name -> name.endsWith(".tmp")));
            process.destroyForcibly().waitFor();

            assertThat(loaded(file(folder))).isIn(0, 8_000);
        }
        for (String left : names(folder)) {
            if (left.endsWith(".tmp")) {
                Files.setLastModifiedTime(
                        folder.resolve(left),
                        FileTime.from(FileTime.fromMillis(System.currentTimeMillis())
                                .toInstant()
                                .minus(Duration.ofHours(2))));
            }
        }
        save(file(folder), 5);
        assertThat(names(folder)).containsExactly("jobs-1");
    }

    /** Saves until it is killed. */
    public static void main(String... folder) {
        while (true) {
            save(file(Path.of(folder[0])), 8_000);
        }
    }
}
