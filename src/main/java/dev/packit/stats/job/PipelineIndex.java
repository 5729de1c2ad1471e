package dev.packit.stats.job;

import dev.packit.stats.database.Row;
import dev.packit.stats.database.Sql;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

/**
 * Which pipelines each project, trigger and package has, in the order of their ids. The database can tell only by reading
 * all of them, which takes seconds for a busy project, so they are kept here: what a row refers to never changes, so each is
 * read once, in the background at start, and those that have come since whenever somebody asks. 30 MB for a million.
 *
 * <p>A row that was deleted meanwhile stays in here: whoever asks looks the id up anyway.
 */
@ApplicationScoped
public class PipelineIndex {

    private static final Logger LOG = Logger.getLogger(PipelineIndex.class);

    /** How many rows are read at a time. */
    private static final int CHUNK = 50_000;

    /** Ids are taken before rows are committed: this many below the highest one known are read again. */
    private static final int LATE_COMMITS = 200;

    /** How long what is known is good enough. */
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private static final String PIPELINES = """
            select p.id, p.package_name as package, p.project_event_id as event, cast(e.type as text) as type,
                e.event_id as trigger_row
            from pipelines p
            left join project_events e on e.id = p.project_event_id
            where p.id > :id
            order by p.id
            limit %d
            """.formatted(CHUNK);

    private static final String TRIGGERS = """
            select t.id, t.project_id as project
            from %s t
            where t.id > :id and t.project_id is not null
            order by t.id
            limit %d
            """;

    /** Changes whenever a row comes, however late it is committed, unless one with a higher id was there before. */
    private static final String HIGHEST = Stream.concat(
                    Stream.of("pipelines"), Arrays.stream(TriggerType.values()).map(TriggerType::table))
            .map(table -> "coalesce((select max(t.id) from %s t), 0)".formatted(table))
            .collect(Collectors.joining(" || ' ' || ", "select ", " as ids"));

    /** Rows that are committed late, after one with a higher id, are looked for this often. */
    private static final long THOROUGH_NANOS = Duration.ofSeconds(10).toNanos();

    @Inject
    Sql sql;

    private final ReentrantLock reading = new ReentrantLock();
    private volatile Known known = Known.NOTHING;
    private volatile long readAt;

    // only touched by who reads
    private String highestAtRead = "";
    private long thoroughAt;

    /** All that is known, a second old at most. Waits for the first reading, which takes seconds. */
    public Known known() {
        Known now = known;
        if (now != Known.NOTHING && System.nanoTime() - readAt < FRESH_NANOS) {
            return now;
        }
        // while one reads what is new, what was known serves the others
        if (now != Known.NOTHING && !reading.tryLock()) {
            return now;
        }
        if (now == Known.NOTHING) {
            reading.lock();
        }
        try {
            if (known == now) {
                String highest = sql.first(HIGHEST, Map.of(), row -> row.text("ids"));
                if (!highest.equals(highestAtRead) || System.nanoTime() - thoroughAt > THOROUGH_NANOS) {
                    known = read(now);
                    highestAtRead = highest;
                    thoroughAt = System.nanoTime();
                }
                readAt = System.nanoTime();
            }
            return known;
        } finally {
            reading.unlock();
        }
    }

    /** Reads all in the background at start, so that nobody has to wait for it. */
    static void start(@Observes StartupEvent start, PipelineIndex index, ManagedExecutor executor) {
        executor.execute(index::warmUp);
    }

    @ActivateRequestContext
    void warmUp() {
        long start = System.nanoTime();
        try {
            int pipelines = known().byProject.sorted().length;
            LOG.infof(
                    "Found the projects of %d pipelines in %d ms",
                    pipelines, Duration.ofNanos(System.nanoTime() - start).toMillis());
        } catch (RuntimeException unreadable) {
            LOG.warnf("Projects cannot be read yet, and will be when asked for: %s", unreadable.getMessage());
        }
    }

    private Known read(Known before) {
        Reading reading = new Reading(before);
        List<Pipeline> chunk;
        do {
            chunk = sql.list(PIPELINES, Map.of("id", reading.lastPipeline()), Pipeline::of);
            chunk.forEach(reading::add);
        } while (chunk.size() == CHUNK);
        // after the pipelines, so that what triggered them is there
        for (TriggerType type : TriggerType.values()) {
            String triggers = TRIGGERS.formatted(type.table(), CHUNK);
            List<long[]> some;
            do {
                some = sql.list(triggers, Map.of("id", reading.lastTrigger(type)), row ->
                        new long[] {row.number("id"), row.number("project")});
                some.forEach(trigger -> reading.add(type, trigger[0], trigger[1]));
            } while (some.size() == CHUNK);
        }
        return reading.all();
    }

    /**
     * @param trigger the type of what triggered it, null where it is unknown
     * @param triggerId its row; null where none was recorded
     */
    private record Pipeline(long id, String packageName, Long event, TriggerType trigger, Long triggerId) {

        static Pipeline of(Row row) {
            return new Pipeline(
                    row.number("id"),
                    row.text("package"),
                    row.number("event"),
                    TriggerType.ofEvent(row.text("type")).orElse(null),
                    row.number("trigger_row"));
        }
    }

    /**
     * @param triggers of each type, by the id of what triggered: the pipelines
     * @param projects of each type, by the id of what triggered: the project's id
     * @param byTriggersProject of each type, by the project's id: what triggered
     * @param byProject by the id of a project on a forge: the pipelines
     * @param byUpstream by the id of a project of release-monitoring.org: the pipelines
     * @param packages the number of each package's name
     * @param byPackage by that number: the pipelines
     * @param lastOfPackages by a project's id and the name of a package: the highest pipeline
     * @param events by the pipeline's id: its event
     * @param lastPipeline the highest id that was read
     */
    public record Known(
            Map<TriggerType, Pairs> triggers,
            Map<TriggerType, Pairs> projects,
            Map<TriggerType, Pairs> byTriggersProject,
            Pairs byProject,
            Pairs byUpstream,
            Map<String, Integer> packages,
            Pairs byPackage,
            Map<Integer, Map<String, Integer>> lastOfPackages,
            Pairs events,
            int lastPipeline) {

        private static final Known NOTHING = new Known(
                Map.of(),
                Map.of(),
                Map.of(),
                Pairs.EMPTY,
                Pairs.EMPTY,
                Map.of(),
                Pairs.EMPTY,
                Map.of(),
                Pairs.EMPTY,
                0);

        /** The packages of a project, each with its newest pipeline there. */
        public Map<String, Integer> packagesOf(Integer... projects) {
            Map<String, Integer> last = new HashMap<>();
            for (Integer project : projects) {
                lastOfPackages
                        .getOrDefault(project, Map.of())
                        .forEach((name, pipeline) -> last.merge(name, pipeline, Math::max));
            }
            return last;
        }

        /** The event of each of some pipelines, which are in the order of their ids; 0 where one has none. */
        public int[] events(int[] pipelines) {
            return events.lastOfEach(pipelines);
        }

        /** The event of a pipeline; 0 where it has none. */
        public int event(int pipeline) {
            return events.last(pipeline);
        }

        /** The pipelines of a project, in the order of their ids. */
        public int[] ofProject(Integer... ids) {
            return merged(byProject, ids);
        }

        /** The pipelines of a project of release-monitoring.org, in the order of their ids. */
        public int[] ofUpstream(Integer... ids) {
            return merged(byUpstream, ids);
        }

        /** The pipelines that something triggered, in the order of their ids. */
        public int[] ofTrigger(TriggerType type, Integer... ids) {
            return merged(triggers.getOrDefault(type, Pairs.EMPTY), ids);
        }

        /** The pipelines of a package, in whatever project, in the order of their ids. */
        public int[] ofPackage(String name) {
            Integer number = packages.get(name);
            return number == null ? new int[0] : merged(byPackage, number);
        }

        /** The newest pipeline of a project; 0 where it has none. */
        public int lastOfProject(int id) {
            return byProject.last(id);
        }

        /** The newest pipeline that something triggered; 0 where there is none. */
        public int lastOfTrigger(TriggerType type, int id) {
            return triggers.getOrDefault(type, Pairs.EMPTY).last(id);
        }

        /** How many pull requests, branches and so on Packit knows of a project. */
        public int count(TriggerType type, int project) {
            return byTriggersProject.getOrDefault(type, Pairs.EMPTY).count(project);
        }

        private static int[] merged(Pairs pairs, Integer... ids) {
            IntStream all = Arrays.stream(ids).flatMapToInt(pairs::referringTo);
            return ids.length == 1 ? all.toArray() : all.sorted().toArray();
        }
    }

    /** What is being read, on top of what was known. */
    private static final class Reading {

        private final Known before;
        private final Map<TriggerType, LongStream.Builder> triggers = builders();
        private final Map<TriggerType, LongStream.Builder> projects = builders();
        private final Map<TriggerType, List<String>> packageNames = new EnumMap<>(TriggerType.class);
        /** One text for each name, since a million rows have few. */
        private final Map<String, String> names = new HashMap<>();

        private final LongStream.Builder byPackage = LongStream.builder();
        private final LongStream.Builder events = LongStream.builder();
        private final Map<String, Integer> packages;
        private final Map<TriggerType, Integer> lastTriggers = new EnumMap<>(TriggerType.class);
        private int lastPipeline;

        Reading(Known before) {
            this.before = before;
            this.packages = new HashMap<>(before.packages);
        }

        private static Map<TriggerType, LongStream.Builder> builders() {
            return Arrays.stream(TriggerType.values())
                    .collect(Collectors.toMap(
                            type -> type,
                            type -> LongStream.builder(),
                            (one, other) -> one,
                            () -> new EnumMap<>(TriggerType.class)));
        }

        long lastPipeline() {
            return lastPipeline == 0 ? Math.max(0, before.lastPipeline - LATE_COMMITS) : lastPipeline;
        }

        long lastTrigger(TriggerType type) {
            return lastTriggers.computeIfAbsent(type, unread -> {
                Pairs read = before.projects.getOrDefault(type, Pairs.EMPTY);
                long[] sorted = read.sorted();
                return sorted.length == 0
                        ? 0
                        : (int) Math.max(0, (sorted[sorted.length - 1] >> Integer.SIZE) - LATE_COMMITS);
            });
        }

        void add(Pipeline pipeline) {
            lastPipeline = (int) pipeline.id;
            if (pipeline.trigger != null && pipeline.triggerId != null) {
                triggers.get(pipeline.trigger).add(Pairs.pair(pipeline.triggerId, pipeline.id));
                packageNames
                        .computeIfAbsent(pipeline.trigger, type -> new ArrayList<>())
                        .add(
                                pipeline.packageName == null
                                        ? null
                                        : names.computeIfAbsent(pipeline.packageName, name -> name));
            }
            if (pipeline.event != null) {
                events.add(Pairs.pair(pipeline.id, pipeline.event));
            }
            if (pipeline.packageName != null) {
                int number = packages.computeIfAbsent(pipeline.packageName, name -> packages.size() + 1);
                byPackage.add(Pairs.pair(number, pipeline.id));
            }
        }

        void add(TriggerType type, long id, long project) {
            lastTriggers.put(type, (int) id);
            projects.get(type).add(Pairs.pair(id, project));
        }

        Known all() {
            Map<TriggerType, Pairs> allProjects = new EnumMap<>(TriggerType.class);
            Map<TriggerType, Pairs> byTriggersProject = new EnumMap<>(TriggerType.class);
            Map<TriggerType, Pairs> allTriggers = new EnumMap<>(TriggerType.class);
            LongStream.Builder ofProjects = LongStream.builder();
            LongStream.Builder ofUpstreams = LongStream.builder();
            Map<Integer, Map<String, Integer>> last = new HashMap<>();
            for (TriggerType type : TriggerType.values()) {
                Pairs old = before.projects.getOrDefault(type, Pairs.EMPTY);
                long[] freshProjects = projects.get(type).build().toArray();
                Pairs project = old.with(Arrays.stream(freshProjects));
                allProjects.put(type, project);
                byTriggersProject.put(
                        type,
                        before.byTriggersProject
                                .getOrDefault(type, Pairs.EMPTY)
                                .with(Arrays.stream(freshProjects)
                                        .map(pair -> Pairs.pair((int) pair, pair >> Integer.SIZE))));
                long[] fresh = triggers.get(type).build().toArray();
                allTriggers.put(
                        type, before.triggers.getOrDefault(type, Pairs.EMPTY).with(Arrays.stream(fresh)));
                boolean onForge = TriggerType.OF_PROJECTS.contains(type);
                for (int i = 0; i < fresh.length; i++) {
                    int owner = project.last(fresh[i] >> Integer.SIZE);
                    int pipeline = (int) fresh[i];
                    String packageName = packageNames.get(type).get(i);
                    if (owner > 0) {
                        (onForge ? ofProjects : ofUpstreams).add(Pairs.pair(owner, pipeline));
                    }
                    if (owner > 0 && onForge && packageName != null) {
                        last.computeIfAbsent(owner, id -> new HashMap<>()).merge(packageName, pipeline, Math::max);
                    }
                }
            }
            Map<Integer, Map<String, Integer>> lastOfPackages = new HashMap<>(before.lastOfPackages);
            last.forEach((project, names) -> {
                Map<String, Integer> all = new HashMap<>(before.lastOfPackages.getOrDefault(project, Map.of()));
                names.forEach((name, pipeline) -> all.merge(name, pipeline, Math::max));
                lastOfPackages.put(project, all);
            });
            return new Known(
                    allTriggers,
                    allProjects,
                    byTriggersProject,
                    before.byProject.with(ofProjects.build()),
                    before.byUpstream.with(ofUpstreams.build()),
                    packages,
                    before.byPackage.with(byPackage.build()),
                    lastOfPackages,
                    before.events.with(events.build()),
                    Math.max(before.lastPipeline, lastPipeline));
        }
    }
}
