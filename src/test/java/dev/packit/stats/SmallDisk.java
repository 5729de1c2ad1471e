package dev.packit.stats;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A file system of its own in memory, which can be full or read-only. */
public final class SmallDisk implements AutoCloseable {

    /**
     * For a test or class that needs one. Without the right to mount file systems it is skipped, loudly; with {@code CI} set to
     * {@code true} it fails.
     */
    @Target({ElementType.TYPE, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    @ExtendWith(Condition.class)
    public @interface Needed {}

    static final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (CAN_MOUNT) {
                return ConditionEvaluationResult.enabled("file systems can be mounted");
            }
            String sentence = context.getDisplayName() + " is not run: only root can mount file systems";
            if (Boolean.parseBoolean(System.getenv("CI"))) {
                throw new IllegalStateException(sentence);
            }
            System.err.println("!!! " + sentence);
            return ConditionEvaluationResult.disabled(sentence);
        }
    }

    private static final String FILLER = "filler";

    private static final boolean CAN_MOUNT = canMount();

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Mounts one over a folder that exists. */
    public static SmallDisk over(Path folder, int kibibytes) {
        run("mount", "-t", "tmpfs", "-o", "size=" + kibibytes + "k", "tmpfs", folder.toString());
        return new SmallDisk(folder);
    }

    private static boolean canMount() {
        try {
            Path folder = Files.createTempDirectory("packit-stats");
            try {
                over(folder, 4).close();
                return true;
            } catch (IllegalStateException refused) {
                return false;
            } finally {
                Files.delete(folder);
            }
        } catch (IOException unwritable) {
            return false;
        }
    }

    /** Uses up all space that is left. */
    public void fill() throws IOException {
        try (var out = Files.newOutputStream(folder.resolve(FILLER))) {
            while (true) {
                out.write(new byte[1_024]);
            }
        } catch (IOException full) {
            if (!full.getMessage().contains("No space left")) {
                throw full;
            }
        }
    }

    /** Frees what {@link #fill} has used. */
    public void free() throws IOException {
        Files.delete(folder.resolve(FILLER));
    }

    public void readOnly() {
        run("mount", "-o", "remount,ro", folder.toString());
    }

    public void writable() {
        run("mount", "-o", "remount,rw", folder.toString());
    }

    @Override
    public void close() {
        run("umount", "--lazy", folder.toString());
    }

    private static void run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.onExit().join().exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " fails");
            }
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
