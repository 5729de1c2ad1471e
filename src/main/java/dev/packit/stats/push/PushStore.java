package dev.packit.stats.push;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
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

    private final MVStore store;
    private final MVMap<String, String> entries;
    private final List<Family> families;

    private PushStore(Path file) {
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
            families = Exposition.parse(String.join("", entries.values()), Collections.emptySortedMap(), Limits.NONE);
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
            if (isLocked(unreadable)) {
                throw new IOException(file + " is in use by another process; only one can take pushes", unreadable);
            }
            Path aside = folder.resolve(FILE + ".broken");
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            LOG.errorf("%s cannot be read and was moved to %s; sums begin anew: %s", file, aside, unreadable);
        }
        try {
            return new PushStore(file);
        } catch (RuntimeException unwritable) {
            throw new IOException(file + " cannot be written: " + unwritable.getMessage(), unwritable);
        }
    }

    private static boolean isLocked(RuntimeException failure) {
        return failure instanceof MVStoreException of && of.getErrorCode() == DataUtils.ERROR_FILE_LOCKED;
    }

    /** What was there when it was opened. */
    List<Family> families() {
        return families;
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
