package dev.packit.stats.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The time until which jobs have been counted, on disk beside the copy of the jobs, so that the next start counts what has
 * happened meanwhile, and nothing twice.
 */
@ApplicationScoped
class CountedUntil {

    private static final Logger LOG = Logger.getLogger(CountedUntil.class);

    /** What happened longer ago is of no use to any alert. */
    static final Duration LONGEST = Duration.ofDays(7);

    private static final String STOPPED = "stopped";

    @ConfigProperty(name = "packit.statistics.folder")
    Optional<Path> folder;

    @Inject
    Clock clock;

    private boolean isBroken;
    private boolean isStopped;

    /**
     * @param at at most {@link #LONGEST} ago
     * @param isClean whether the process was stopped properly, so that its copy of the jobs has all that it had counted
     */
    record End(Instant at, boolean isClean) {}

    private Optional<Path> path() {
        return folder.map(in -> in.resolve("counted-until"));
    }

    /** Returns until when an earlier process has counted; null if none has, or that is not known. */
    @Nullable
    End read() {
        Path path = path().filter(Files::isReadable).orElse(null);
        if (path == null) {
            return null;
        }
        try {
            String[] words = Files.readString(path).strip().split(" ");
            Instant until = Instant.parse(words[0]);
            Instant now = clock.instant();
            Instant earliest = now.minus(LONGEST);
            return new End(
                    until.isBefore(earliest) ? earliest : until.isAfter(now) ? now : until,
                    words[words.length - 1].equals(STOPPED));
        } catch (IOException | DateTimeException unreadable) {
            LOG.warnf("%s cannot be read, so what has happened meanwhile is not counted: %s", path, unreadable);
            return null;
        }
    }

    synchronized void write(Instant until) {
        if (!isStopped) {
            save(until.toString());
        }
    }

    /** Records that nothing more will be counted. */
    synchronized void stop(Instant until) {
        isStopped = true;
        save(until + " " + STOPPED);
    }

    private void save(String text) {
        path().ifPresent(path -> {
            try {
                Files.createDirectories(path.getParent());
                Path next = path.resolveSibling(path.getFileName() + ".new");
                Files.writeString(next, text);
                Files.move(next, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                isBroken = false;
            } catch (IOException unwritable) {
                if (!isBroken) {
                    LOG.warnf("%s cannot be written: %s", path, unwritable);
                }
                isBroken = true;
            }
        });
    }
}
