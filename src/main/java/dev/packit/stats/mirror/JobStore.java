package dev.packit.stats.mirror;

import dev.packit.stats.database.Schema;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.Outcome;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.context.api.ManagedExecutorConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

/**
 * All jobs, reduced to the few numbers that statistics need: some 70 MB for three million. They are read once, newest
 * first, or loaded from the file that the previous run of this application saved; from then on, only new and unfinished
 * jobs are read. Old data is compared with the database in small parts at regular intervals, so that no error persists.
 */
@ApplicationScoped
public class JobStore {

    private static final Logger LOG = Logger.getLogger(JobStore.class);

    /** Ids are assigned before rows are committed, so this many below the highest known one are read again. */
    private static final int LATE_COMMITS = 500;

    /** How long a finished job is still read again, since its times may be written after its status. */
    private static final Duration SETTLING = Duration.ofMinutes(10);

    /** The number of newest unfinished jobs that are read every time, and of older ones that are read in turn. */
    private static final int MOST_OPEN = 2_000;

    /** The number of chunks after which partial data becomes visible during the first reading. */
    private static final int SHOWN_EVERY = 24;

    @Inject
    JobReading reading;

    @Inject
    StoreFile file;

    @Inject
    PipelineIndex index;

    @Inject
    Event<JobProgress> progress;

    @Inject
    Schema schema;

    @Inject
    Clock clock;

    private final Vocabulary vocabulary = new Vocabulary();
    private final ReentrantLock changing = new ReentrantLock();
    private volatile Map<JobSource, JobTable> all = new EnumMap<>(JobSource.class);
    /** When the oldest job read so far was submitted, in microseconds, while older ones are still being read. */
    private volatile long readBackTo = Long.MAX_VALUE;

    private volatile Instant asOf;
    private volatile long version;

    // guarded by the lock for changes
    private final Map<JobSource, BitSet> open = new EnumMap<>(JobSource.class);
    private final Map<JobSource, Map<Integer, Instant>> settling = new EnumMap<>(JobSource.class);
    private int turn;
    private int checked;

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    public JobTable facts(JobSource source) {
        JobTable facts = all.get(source);
        return facts == null ? JobTable.EMPTY : facts;
    }

    /** A number that is different whenever something has changed. */
    public long version() {
        return version;
    }

    /** When jobs were last read from the database; null if not yet. */
    public Instant asOf() {
        return asOf;
    }

    /** The time since which all jobs have been read; null if all have been read. */
    public Instant readBackTo() {
        long back = readBackTo;
        if (back == Long.MIN_VALUE) {
            return null;
        }
        return back == Long.MAX_VALUE ? clock.instant() : Window.instant(back);
    }

    /** Whether all jobs in a window have been read. */
    public boolean covers(Window window) {
        return readBackTo == Long.MIN_VALUE || window.from() > readBackTo;
    }

    static void start(
            @Observes StartupEvent start,
            JobStore store,
            @ManagedExecutorConfig(propagated = {}) ManagedExecutor executor) {
        executor.execute(store::readAll);
    }

    void stop(@Observes ShutdownEvent stop) {
        save();
    }

    /** Loads the saved file and brings it up to date or, if there is none, reads everything. */
    @ActivateRequestContext
    void readAll() {
        long start = System.nanoTime();
        changing.lock();
        try {
            Map<JobSource, List<Chunk>> kept = file.load(vocabulary);
            if (kept.isEmpty()) {
                readEverything();
            } else {
                restore(kept);
            }
            LOG.infof(
                    "Loaded %d jobs in %d ms",
                    all.values().stream().mapToInt(JobTable::size).sum(),
                    Duration.ofNanos(System.nanoTime() - start).toMillis());
        } catch (RuntimeException away) {
            LOG.warnf("Cannot load jobs yet, will retry: %s", away.getMessage());
        } finally {
            changing.unlock();
        }
    }

    private List<JobSource> sources() {
        return Arrays.stream(JobSource.values())
                .filter(source -> schema.has(source.table()))
                .toList();
    }

    /** A part of a table that is read at once. */
    private record Part(JobSource source, int number, double age) {}

    private void readEverything() {
        List<Part> parts = new ArrayList<>();
        for (JobSource source : sources()) {
            int last = Chunk.number(reading.lastId(source));
            for (int number = 0; number <= last; number++) {
                parts.add(new Part(source, number, (last - number) / (last + 1.0)));
            }
        }
        parts.sort(Comparator.comparingDouble(Part::age));
        Map<JobSource, List<Chunk>> read = new EnumMap<>(JobSource.class);
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            read.computeIfAbsent(part.source, first -> new ArrayList<>()).add(chunk(part.source, part.number));
            if (i % SHOWN_EVERY == SHOWN_EVERY - 1) {
                show(read);
                readBackTo = all.values().stream()
                        .map(JobTable::extent)
                        .filter(extent -> extent != null)
                        .mapToLong(Window::from)
                        .max()
                        .orElse(Long.MAX_VALUE);
                read.clear();
            }
        }
        show(read);
        readBackTo = Long.MIN_VALUE;
        asOf = clock.instant();
    }

    private Chunk chunk(JobSource source, int number) {
        long low = (long) number * Chunk.SIZE;
        return new Chunk(number, reading.range(source, vocabulary, low, low + Chunk.SIZE));
    }

    private void restore(Map<JobSource, List<Chunk>> kept) {
        show(kept);
        readBackTo = Long.MIN_VALUE;
        for (JobSource source : sources()) {
            Map<Integer, Map<Vocabulary.Status, Fingerprint>> there = reading.fingerprints(source);
            Set<Integer> numbers = new HashSet<>(there.keySet());
            facts(source).chunks().forEach(chunk -> numbers.add(chunk.number()));
            numbers.removeIf(number -> {
                Chunk chunk = facts(source).chunk(number);
                return chunk != null && Fingerprint.of(chunk, vocabulary).equals(there.get(number));
            });
            for (int number : numbers) {
                show(Map.of(source, List.of(chunk(source, number))));
            }
        }
        asOf = clock.instant();
    }

    /** Replaces chunks. */
    private void show(Map<JobSource, List<Chunk>> fresh) {
        Map<JobSource, JobTable> next = new EnumMap<>(JobSource.class);
        next.putAll(all);
        fresh.forEach((source, chunks) -> {
            next.put(source, facts(source).withChunks(chunks));
            chunks.forEach(chunk -> note(source, chunk.number(), chunk.facts()));
        });
        all = next;
        version++;
    }

    /** Remembers the unfinished jobs of a chunk. */
    private void note(JobSource source, int number, Collection<JobEntry> facts) {
        BitSet ids = open.computeIfAbsent(source, first -> new BitSet());
        ids.clear(number * Chunk.SIZE, (number + 1) * Chunk.SIZE);
        facts.stream().filter(this::isOpen).mapToInt(JobEntry::id).forEach(ids::set);
    }

    private boolean isOpen(JobEntry fact) {
        return vocabulary.status(fact.status()).outcome() == Outcome.RUNNING;
    }

    /** Reads new jobs and those that may have changed. */
    @Scheduled(
            every = "${packit.statistics.refresh:10s}",
            delayed = "10s",
            concurrentExecution = ConcurrentExecution.SKIP)
    @ActivateRequestContext
    void refresh() {
        if (!changing.tryLock()) {
            return;
        }
        try {
            if (asOf == null) {
                readEverything();
            }
            turn++;
            sources().forEach(this::refresh);
            // after the jobs, so that their pipelines are known
            index.refresh();
            asOf = clock.instant();
        } catch (RuntimeException away) {
            LOG.warnf("Cannot refresh statistics, still as of %s: %s", asOf, away.getMessage());
        } finally {
            changing.unlock();
        }
    }

    private void refresh(JobSource source) {
        Instant now = clock.instant();
        Map<Integer, Instant> settlingHere = settling.computeIfAbsent(source, first -> new HashMap<>());
        settlingHere.values().removeIf(until -> until.isBefore(now));
        JobTable facts = facts(source);
        int last = facts.lastId();
        Set<Integer> again = new HashSet<>(settlingHere.keySet());
        again.addAll(openOnes(source));
        again.removeIf(id -> id > last - LATE_COMMITS);
        int high = Math.max(last, reading.lastId(source));
        List<JobEntry> found = new ArrayList<>(reading.byIds(source, vocabulary, again));
        long low = Math.max(0, last - LATE_COMMITS) + 1L;
        // one chunk at a time, however many jobs are new
        for (long from = low; from <= high; from += Chunk.SIZE) {
            found.addAll(reading.range(source, vocabulary, from, from + Chunk.SIZE));
        }
        change(source, facts, found, again, low, now);
    }

    /** Creates new chunks to replace those that contain a changed job. */
    private void change(
            JobSource source, JobTable facts, List<JobEntry> found, Set<Integer> again, long low, Instant now) {
        Map<Integer, BitSet> asked = new TreeMap<>();
        again.forEach(id -> asked(asked, id).set(Chunk.offset(id)));
        found.forEach(fact -> asked(asked, fact.id()).set(Chunk.offset(fact.id())));
        // all of the newest ids, since rows may have been deleted
        for (Chunk chunk : facts.chunks()) {
            int from = (int) Math.max(0, low - (long) chunk.number() * Chunk.SIZE);
            if (from < Chunk.SIZE) {
                asked.computeIfAbsent(chunk.number(), first -> new BitSet()).set(from, Chunk.SIZE);
            }
        }
        Map<Integer, Map<Integer, JobEntry>> fresh = new HashMap<>();
        found.forEach(fact -> fresh.computeIfAbsent(Chunk.number(fact.id()), first -> new HashMap<>())
                .put(fact.id(), fact));
        List<Chunk> chunks = new ArrayList<>();
        asked.forEach((number, ids) -> {
            Chunk chunk = facts.chunk(number);
            Map<Integer, JobEntry> was = chunk == null ? Map.of() : chunk.facts(ids);
            Map<Integer, JobEntry> is = fresh.getOrDefault(number, Map.of());
            if (!was.equals(is)) {
                Map<Integer, JobEntry> all = new HashMap<>(is);
                if (chunk != null) {
                    chunk.facts().stream()
                            .filter(fact -> !ids.get(Chunk.offset(fact.id())))
                            .forEach(fact -> all.put(fact.id(), fact));
                }
                chunks.add(new Chunk(number, all.values()));
                is.values().stream()
                        .filter(fact -> !isOpen(fact) && !fact.equals(was.get(fact.id())))
                        .forEach(fact -> settling.get(source).put(fact.id(), now.plus(SETTLING)));
                is.values().stream()
                        .map(fact -> JobProgress.of(was.get(fact.id()), fact, vocabulary))
                        .filter(Objects::nonNull)
                        .forEach(progress::fire);
            }
        });
        if (!chunks.isEmpty()) {
            show(Map.of(source, chunks));
        }
    }

    private static BitSet asked(Map<Integer, BitSet> asked, int id) {
        return asked.computeIfAbsent(Chunk.number(id), first -> new BitSet());
    }

    private Collection<Integer> openOnes(JobSource source) {
        List<Integer> newestFirst = open.getOrDefault(source, new BitSet()).stream()
                .boxed()
                .collect(Collectors.toCollection(ArrayList::new));
        if (newestFirst.size() <= MOST_OPEN) {
            return newestFirst;
        }
        Collections.reverse(newestFirst);
        List<Integer> some = new ArrayList<>(newestFirst.subList(0, MOST_OPEN));
        List<Integer> others = newestFirst.subList(MOST_OPEN, newestFirst.size());
        int parts = (others.size() + MOST_OPEN - 1) / MOST_OPEN;
        int from = turn % parts * MOST_OPEN;
        some.addAll(others.subList(from, Math.min(others.size(), from + MOST_OPEN)));
        return some;
    }

    /** Compares the next part of the old data with the database. */
    @Scheduled(every = "${packit.statistics.check:1m}", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    @ActivateRequestContext
    void check() {
        if (asOf == null || !changing.tryLock()) {
            return;
        }
        try {
            List<Part> parts = new ArrayList<>();
            all.forEach((source, facts) ->
                    facts.chunks().forEach(chunk -> parts.add(new Part(source, chunk.number(), 0))));
            if (!parts.isEmpty()) {
                check(parts.get(checked++ % parts.size()));
            }
        } catch (RuntimeException away) {
            LOG.debugf(away, "Cannot compare jobs with the database");
        } finally {
            changing.unlock();
        }
    }

    private void check(Part part) {
        Chunk chunk = chunk(part.source, part.number);
        Chunk known = facts(part.source).chunk(part.number);
        if (!new HashSet<>(chunk.facts()).equals(new HashSet<>(known.facts()))) {
            LOG.infof(
                    "Reloaded %s from id %d because it differed from the database",
                    part.source.table(), part.number * Chunk.SIZE);
            show(Map.of(part.source, List.of(chunk)));
        }
    }

    /** Compares all data with the database. */
    @ActivateRequestContext
    void checkAll() {
        changing.lock();
        try {
            all.forEach((source, facts) ->
                    List.copyOf(facts.chunks()).forEach(chunk -> check(new Part(source, chunk.number(), 0))));
        } finally {
            changing.unlock();
        }
    }

    @Scheduled(every = "${packit.statistics.save:15m}", delayed = "15m")
    void save() {
        if (asOf != null) {
            file.save(vocabulary, all);
        }
    }
}
