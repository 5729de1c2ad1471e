package dev.packit.stats.push;

import static dev.packit.stats.push.Ledgers.LIMITS;
import static dev.packit.stats.push.Ledgers.ONE_TASK;
import static dev.packit.stats.push.Ledgers.add;
import static dev.packit.stats.push.Ledgers.assertRefused;
import static dev.packit.stats.push.Ledgers.tasks;
import static dev.packit.stats.push.Ledgers.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packit.stats.Eventually;
import dev.packit.stats.LogLines;
import dev.packit.stats.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Acknowledged pushes are never lost, whatever happens to processes, files and disks. */
class PushedMetricsFilesTest {

    @TempDir
    Path folder;

    @Test
    void whatWasAcknowledgedOutlivesAProcessThatIsKilled() throws IOException, InterruptedException {
        for (int killed = 1; killed <= 3; killed++) {
            Process process = start();
            awaitAcknowledged(killed * 150L, process);
            process.destroyForcibly().waitFor();
            try (PushedMetrics ledger = ledger()) {
                ledger.open();
                long held = tasks(ledger);
                assertThat(held).isBetween(acknowledged(), acknowledged() + 1);
                assertThat(text(ledger)).contains("\nseconds_sum " + held * 20.5 + "\n", "_count " + held * 2.0 + "\n");
            }
        }
    }

    @Test
    void aSecondProcessSaysSoAndTakesOverWhenTheFirstHasGone() throws IOException, InterruptedException {
        Process first = start();
        awaitAcknowledged(1, first);
        try (PushedMetrics second = ledger()) {
            second.open();
            assertThat(second.problem())
                    .isEqualTo(folder.resolve("push.mv")
                            + " is in use by another process; only one process can accept pushes");
            assertRefused(second, ONE_TASK, "Pushes cannot be accepted at the moment: " + second.problem() + ".");

            first.destroyForcibly().waitFor();
            Eventually.holds(() -> {
                second.open();
                assertThat(second.problem()).isNull();
            });
            assertThat(tasks(second)).isBetween(acknowledged(), acknowledged() + 1);
        } finally {
            first.destroyForcibly();
        }
    }

    @Test
    void aBrokenFileIsMovedAside() throws IOException {
        Path file = folder.resolve("push.mv");
        Files.writeString(file, "broken".repeat(10_000));

        try (PushedMetrics ledger = ledger()) {
            add(ledger, ONE_TASK);
            assertThat(text(ledger)).contains("tasks_total 1.0");
        }
        assertThat(folder.resolve("push.mv.broken")).hasContent("broken".repeat(10_000));
        try (PushedMetrics ledger = ledger()) {
            add(ledger, ONE_TASK);
            assertThat(text(ledger)).contains("tasks_total 2.0");
        }
    }

    @Test
    void aFileThatNothingWasPushedToIsNotBroken() {
        for (int start = 0; start < 3; start++) {
            try (PushedMetrics ledger = ledger()) {
                add(ledger, "# nothing\n");
                assertThat(ledger.problem()).isNull();
            }
        }
        assertThat(folder.resolve("push.mv.broken")).doesNotExist();
    }

    /** It is told once; nothing counts that was refused, and pushes are accepted again as soon as there is space. */
    @Test
    @SmallDisk.Needed
    void aFullDiskRefusesPushesUntilThereIsSpace() throws IOException {
        try (SmallDisk disk = SmallDisk.over(folder, 64);
                LogLines log = LogLines.of(PushedMetrics.class);
                PushedMetrics ledger = ledger()) {
            add(ledger, ONE_TASK);
            disk.fill();
            Eventually.holds(
                    () -> assertThatThrownBy(() -> add(ledger, ONE_TASK)).isInstanceOf(Refused.class));
            long held = tasks(ledger);
            assertThat(ledger.problem()).isEqualTo("they cannot be written to disk");
            for (int i = 0; i < 3; i++) {
                assertRefused(
                        ledger, ONE_TASK, "Pushes cannot be accepted at the moment: they cannot be written to disk.");
            }
            assertThat(tasks(ledger)).isEqualTo(held);
            assertThat(log.all())
                    .hasSize(1)
                    .first()
                    .asString()
                    .matches("ERROR Pushed metrics cannot be written to \\Q%s\\E, so pushes are refused: .*"
                            .formatted(folder));

            disk.free();
            Eventually.holds(() -> assertThatCode(() -> add(ledger, ONE_TASK)).doesNotThrowAnyException());

            assertThat(ledger.problem()).isNull();
            assertThat(tasks(ledger)).isEqualTo(held + 1);
            ledger.close();
            try (PushedMetrics next = ledger()) {
                next.open();
                assertThat(tasks(next)).isEqualTo(held + 1);
            }
        }
    }

    @Test
    @SmallDisk.Needed
    void aReadOnlyDiskRefusesPushesUntilItIsWritable() {
        try (SmallDisk disk = SmallDisk.over(folder, 64)) {
            try (PushedMetrics ledger = ledger()) {
                add(ledger, ONE_TASK);
            }
            disk.readOnly();
            try (PushedMetrics ledger = ledger();
                    LogLines log = LogLines.of(PushedMetrics.class)) {
                ledger.open();
                assertRefused(ledger, ONE_TASK, "Pushes cannot be accepted at the moment: " + ledger.problem() + ".");
                assertThat(ledger.problem()).isEqualTo("they cannot be written to disk");
                assertThat(text(ledger)).contains("tasks_total 1.0");
                assertThat(log.all()).hasSize(1);

                disk.writable();
                Eventually.holds(
                        () -> assertThatCode(() -> add(ledger, ONE_TASK)).doesNotThrowAnyException());
                assertThat(tasks(ledger)).isEqualTo(2);
            }
        }
    }

    /** What is left of it is read, or it is moved aside; in either case pushes are accepted. */
    @Test
    void aFileThatIsCutOffDoesNotStopPushes() throws IOException {
        try (PushedMetrics ledger = ledger()) {
            for (int i = 0; i < 20; i++) {
                add(ledger, ONE_TASK);
            }
        }
        Path file = folder.resolve("push.mv");
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 1_500) {
            Files.write(file, Arrays.copyOf(whole, length));
            try (PushedMetrics ledger = ledger()) {
                add(ledger, ONE_TASK);
                assertThat(tasks(ledger)).as("of %d bytes", length).isBetween(1L, 21L);
                assertThat(ledger.problem()).isNull();
            }
        }
    }

    @Test
    void aFolderThatIsNoneIsTold() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        try (PushedMetrics ledger = new PushedMetrics(file, LIMITS, Clock.systemUTC())) {
            ledger.open();

            assertRefused(ledger, ONE_TASK, "Pushes cannot be accepted at the moment: " + ledger.problem() + ".");
            assertThat(ledger.problem()).contains(file.toString());
        }
    }

    /** Pushes until it is killed, and prints the number of acknowledged pushes. */
    public static void main(String... folder) {
        PushedMetrics ledger = new PushedMetrics(Path.of(folder[0]), LIMITS, Clock.systemUTC());
        while (true) {
            add(ledger, ONE_TASK);
            System.out.println(tasks(ledger));
        }
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        PushedMetricsFilesTest.class.getName(),
                        folder.toString())
                .redirectOutput(folder.resolve("acknowledged").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private void awaitAcknowledged(long pushes, Process process) {
        Eventually.holds(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("It has ended");
            }
            assertThat(acknowledged()).isGreaterThanOrEqualTo(pushes);
        });
    }

    private long acknowledged() throws IOException {
        String told = Files.readString(folder.resolve("acknowledged"));
        String[] lines = told.substring(0, told.lastIndexOf('\n') + 1).split("\n");
        return lines[lines.length - 1].isEmpty() ? 0 : Long.parseLong(lines[lines.length - 1]);
    }

    private PushedMetrics ledger() {
        return new PushedMetrics(folder, LIMITS, Clock.systemUTC());
    }
}
