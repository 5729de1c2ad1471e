package dev.packit.stats.push;

import dev.packit.stats.push.PushConfig.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Pushed metrics on disk. Each entry is a piece of the text format: the HELP and TYPE lines of a family, keyed by its name,
 * or the samples of a series, keyed by its name and labels. In key order, the series follow their family.
 */
final class PushStore implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PushStore.class);

    private static final String FILE = "push.mv";

    private static final String LAST = "last";

    /** Size in bytes of a file to which nothing has been written yet. */
    private static final long HEADERS = 8_192;

    private final MVStore store;
    private final MVMap<String, String> entries;
    private final List<Family> families;
    /** By date, the text of the histograms at the start of the day. */
    private final MVMap<String, String> starts;
    /** When the last push was accepted, as ISO 8601; at most one entry. */
    private final MVMap<String, String> times;

    /** By name, the text of the histograms of removed series. */
    private final MVMap<String, String> gone;

    private final MetricSet departed;
    /** By the labels of an address, when something was last pushed there. */
    private final MVMap<String, String> pushes;
    /** By the identifier of a process that passes pushes on, the number of the last push from it. */
    private final MVMap<String, String> relays;

    private DayStarts days = DayStarts.NONE;

    private PushStore(Path file) {
        boolean isUsed = file.toFile().length() > HEADERS;
        // No background writes, so that everything acknowledged has been written.
        store = new MVStore.Builder()
                .fileName(file.toString())
                .cacheSize(1)
                .autoCommitDisabled()
                .open();
        try {
            // Overwritten chunks are not referenced by the version on disk, so they need not be retained.
            store.setRetentionTime(0);
            entries = store.openMap("text");
            starts = store.openMap("days");
            times = store.openMap("times");
            gone = store.openMap("departed");
            pushes = store.openMap("pushes");
            relays = store.openMap("relays");
            if (isUsed && entries.isEmpty() && times.isEmpty()) {
                throw new IllegalStateException("it has lost its contents");
            }
            families = parse(String.join("", entries.values()));
            departed = MetricSet.of(parse(String.join("", gone.values())));
            starts.forEach((day, text) -> days = days.with(LocalDate.parse(day), MetricSet.of(parse(text))));
        } catch (RuntimeException unreadable) {
            store.closeImmediately();
            throw unreadable;
        }
    }

    /**
     * Opens the store. A corrupt file is moved aside and replaced by an empty one.
     *
     * @throws IOException if the file cannot be opened or the folder cannot be written to
     */
    static PushStore open(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(FILE);
        try {
            return new PushStore(file);
        } catch (RuntimeException unreadable) {
            if (!StoreFailures.isBroken(unreadable)) {
                throw new IOException(StoreFailures.told(unreadable, file), unreadable);
            }
            Path aside = folder.resolve(FILE + ".broken");
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            LOG.errorf("%s is corrupt and was moved to %s; all sums restart from zero: %s", file, aside, unreadable);
        }
        try {
            return new PushStore(file);
        } catch (RuntimeException unwritable) {
            throw new IOException(StoreFailures.told(unwritable, file), unwritable);
        }
    }

    private static List<Family> parse(String text) {
        return Exposition.parse(text, Collections.emptySortedMap(), Limits.NONE);
    }

    /** Whether nothing can be written, because the file system is read-only. */
    boolean isReadOnly() {
        return store.isReadOnly();
    }

    /** The families that were stored when the file was opened. */
    List<Family> families() {
        return families;
    }

    /** The starts of days that were stored when the file was opened. */
    DayStarts days() {
        return days;
    }

    /** The histograms of removed series that were stored when the file was opened. */
    MetricSet departed() {
        return departed;
    }

    PushTimes times() {
        SortedMap<String, PushTimes.Times> all = new TreeMap<>();
        pushes.forEach((labels, text) -> all.put(labels, PushTimes.Times.parse(text)));
        return new PushTimes(all);
    }

    /** Replaces the stored times of pushes. They are written to disk by the next {@link #save} or {@link #replace}. */
    void keep(PushTimes kept) {
        pushes.keySet().stream()
                .filter(labels -> !kept.byLabels().containsKey(labels))
                .toList()
                .forEach(pushes::remove);
        kept.byLabels().forEach((labels, time) -> {
            if (!time.text().equals(pushes.get(labels))) {
                pushes.put(labels, time.text());
            }
        });
    }

    RelayNumbers numbers() {
        SortedMap<String, RelayNumbers.Last> all = new TreeMap<>();
        relays.forEach((relay, text) -> all.put(relay, RelayNumbers.Last.parse(text)));
        return new RelayNumbers(all);
    }

    /** Replaces the stored numbers. They are written to disk by the next {@link #save} or {@link #replace}. */
    void keep(RelayNumbers kept) {
        relays.keySet().stream()
                .filter(relay -> !kept.byRelay().containsKey(relay))
                .toList()
                .forEach(relays::remove);
        kept.byRelay().forEach((relay, last) -> relays.put(relay, last.text()));
    }

    /** When the last push was accepted; null if that is not known. */
    @Nullable
    Instant last() {
        String last = times.get(LAST);
        return last == null ? null : Instant.parse(last);
    }

    /** Replaces the stored starts of days. They are written to disk by the next {@link #save}. */
    void keep(DayStarts kept) {
        starts.keySet().stream()
                .filter(day -> !kept.has(LocalDate.parse(day)))
                .toList()
                .forEach(starts::remove);
        kept.byDay().forEach((day, histograms) -> starts.putIfAbsent(day.toString(), histograms.text(Set.of())));
    }

    /**
     * Writes the families and returns once they are on disk.
     *
     * @param at when they were pushed
     * @throws RuntimeException if that fails; this store must not be used any more then
     */
    void save(List<Family> changed, @Nullable Instant at) {
        entries.putAll(entries(changed));
        if (at != null) {
            times.put(LAST, at.toString());
        }
        store.commit();
        store.sync();
    }

    /**
     * Replaces everything that is stored, except for the starts of days, and returns once that is on disk.
     *
     * @throws RuntimeException if that fails; this store must not be used any more then
     */
    void replace(MetricSet all, MetricSet nextDeparted) {
        Map<String, String> kept = entries(all.families().values());
        entries.keySet().stream().filter(key -> !kept.containsKey(key)).toList().forEach(entries::remove);
        entries.putAll(kept);
        nextDeparted
                .families()
                .forEach((name, family) ->
                        gone.put(name, MetricSet.of(List.of(family)).text(Set.of())));
        store.commit();
        store.sync();
    }

    private static Map<String, String> entries(Collection<Family> families) {
        Map<String, String> entries = new HashMap<>();
        for (Family family : families) {
            StringBuilder head = new StringBuilder();
            family.writeHead(head);
            entries.put(family.name(), head.toString());
            family.series().forEach((labels, value) -> {
                StringBuilder series = new StringBuilder();
                value.write(series, family.name(), labels);
                entries.put("%s{%s}".formatted(family.name(), labels), series.toString());
            });
        }
        return entries;
    }

    /** Closes the file without writing anything more. */
    @Override
    public void close() {
        store.closeImmediately();
    }
}
