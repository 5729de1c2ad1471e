package dev.packit.stats.push;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jboss.logging.Logger;

/**
 * What was pushed, on disk. Each entry is a piece of the text format: the head of a family by its name, and a series by its
 * name and labels, which comes after that in order.
 */
final class PushStore implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PushStore.class);

    private static final String FILE = "push.mv";

    /** Bytes of a file to which nothing has been written yet. */
    private static final long HEADERS = 8_192;

    private final MVStore store;
    private final MVMap<String, String> entries;
    private final List<Family> families;
    /** By the date, the text of the histograms as it began. */
    private final MVMap<String, String> starts;

    private DayStarts days = DayStarts.NONE;

    private PushStore(Path file) {
        boolean isUsed = file.toFile().length() > HEADERS;
        // Without the thread that would write later: what is acknowledged is written.
        store = new MVStore.Builder()
                .fileName(file.toString())
                .cacheSize(1)
                .autoCommitDisabled()
                .open();
        try {
            // What is written over was not needed by what is on disk, so it need not be kept any longer.
            store.setRetentionTime(0);
            entries = store.openMap("text");
            starts = store.openMap("days");
            if (isUsed && entries.isEmpty()) {
                throw new IllegalStateException("nothing is left in it");
            }
            families = parse(String.join("", entries.values()));
            starts.forEach((day, text) -> days = days.with(LocalDate.parse(day), MetricSet.of(parse(text))));
        } catch (RuntimeException unreadable) {
            store.closeImmediately();
            throw unreadable;
        }
    }

    /**
     * Moves a file aside that cannot be read.
     *
     * @throws IOException where nothing can be kept in the folder
     */
    static PushStore open(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(FILE);
        try {
            return new PushStore(file);
        } catch (RuntimeException unreadable) {
            if (!isBroken(unreadable)) {
                throw new IOException(told(unreadable, file), unreadable);
            }
            Path aside = folder.resolve(FILE + ".broken");
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            LOG.errorf("%s cannot be read and was moved to %s; sums begin anew: %s", file, aside, unreadable);
        }
        try {
            return new PushStore(file);
        } catch (RuntimeException unwritable) {
            throw new IOException(told(unwritable, file), unwritable);
        }
    }

    /** Not where somebody else has it, the disk is full, or nobody may read it: then it is good as it is. */
    private static boolean isBroken(RuntimeException failure) {
        return !is(failure, DataUtils.ERROR_FILE_LOCKED)
                && !is(failure, DataUtils.ERROR_WRITING_FAILED)
                && !(failure.getCause() instanceof FileSystemException)
                && !(failure.getCause() instanceof FileNotFoundException);
    }

    private static boolean is(RuntimeException failure, int code) {
        return failure instanceof MVStoreException of && of.getErrorCode() == code;
    }

    private static String told(RuntimeException failure, Path file) {
        return is(failure, DataUtils.ERROR_FILE_LOCKED)
                ? file + " is in use by another process; only one can take pushes"
                : "%s cannot be opened: %s".formatted(file, failure.getMessage());
    }

    private static List<Family> parse(String text) {
        return Exposition.parse(text, Collections.emptySortedMap(), Limits.NONE);
    }

    /** What was there when it was opened. */
    List<Family> families() {
        return families;
    }

    /** Likewise. */
    DayStarts days() {
        return days;
    }

    /** On disk with what is saved next. */
    void keep(DayStarts kept) {
        starts.keySet().stream()
                .filter(day -> !kept.has(LocalDate.parse(day)))
                .toList()
                .forEach(starts::remove);
        kept.byDay().forEach((day, histograms) -> starts.putIfAbsent(day.toString(), histograms.text(Set.of())));
    }

    /**
     * Returns when it is on disk.
     *
     * @throws RuntimeException where it is not; nothing more can be saved here then
     */
    void save(List<Family> changed) {
        for (Family family : changed) {
            StringBuilder head = new StringBuilder();
            family.writeHead(head);
            entries.put(family.name(), head.toString());
            family.series().forEach((labels, value) -> {
                StringBuilder series = new StringBuilder();
                value.write(series, family.name(), labels);
                entries.put("%s{%s}".formatted(family.name(), labels), series.toString());
            });
        }
        store.commit();
        store.sync();
    }

    /** Without writing anything more. */
    @Override
    public void close() {
        store.closeImmediately();
    }
}
