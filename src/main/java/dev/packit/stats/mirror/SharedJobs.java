package dev.packit.stats.mirror;

import dev.packit.stats.database.MirrorSql;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.PipelineRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds jobs that pipelines of different packages share, such as the SRPM build of a monorepo. A job is known by its first
 * pipeline, so the other packages must lead to that one as well.
 */
@ApplicationScoped
class SharedJobs {

    /** The columns of {@code pipelines} that refer to jobs. */
    static final List<String> COLUMNS = Arrays.stream(JobSource.values())
            .map(JobSource::pipelineColumn)
            .distinct()
            .toList();

    private static final String PIPELINES = """
            select x.%1$s as link, x.id, x.package_name as package
            from pipelines x
            where x.%1$s = any (:links)
            order by x.id
            """;

    @Inject
    MirrorSql sql;

    private static final int BITS = 13;
    private static final int SIZE = 1 << BITS;

    /** Stands for all packages beyond as many as are told apart. */
    private static final char MORE = Character.MAX_VALUE;

    /**
     * By column and block of ids, the number of the package that referred first to each id; zero if none has. Two bytes
     * per job or group. Only {@link PipelineIndex} uses it, one thread at a time.
     */
    private final Map<String, Map<Integer, char[]>> firstPackages = new HashMap<>();

    private final Map<String, Character> numbers = new HashMap<>();

    /** A job's first pipeline, found by the package of another one. */
    record Shared(String column, String packageName, int first) {}

    private record Pipeline(int link, int id, @Nullable String packageName) {}

    /**
     * What newly read pipelines share with others.
     *
     * @param borrowers the pipelines that refer to a job which one of another run referred to first. Those that continue a run
     *     refer to jobs of that run, as Packit creates them.
     * @param ofOtherPackage the pipelines that continue a run of another package, or may do so
     */
    record Found(List<Shared> jobs, Set<Integer> borrowers, Set<Integer> ofOtherPackage) {}

    /** A reference to what an earlier pipeline refers to as well. */
    private record Repeat(PipelineReading.Read row, int link, boolean isOfOtherPackage) {}

    /**
     * Returns what newly read pipelines share with those of other packages and runs, and possibly what is already known.
     *
     * @param highest the highest id that was read before; a pipeline below it was committed late
     */
    Found of(List<PipelineReading.Read> fresh, int highest) {
        Map<String, List<Repeat>> repeats = new LinkedHashMap<>();
        COLUMNS.forEach(column -> repeats.put(column, repeats(fresh, highest, column)));
        List<Repeat> ofRuns = repeats.getOrDefault(PipelineRow.BUILD, List.of());
        Set<Integer> continuing = ids(ofRuns.stream());
        return new Found(
                repeats.entrySet().stream()
                        .flatMap(column -> shared(column.getKey(), column.getValue()).stream())
                        .toList(),
                ids(repeats.values().stream()
                        .flatMap(List::stream)
                        .filter(repeat -> !continuing.contains(repeat.row.id()))),
                ids(ofRuns.stream().filter(Repeat::isOfOtherPackage)));
    }

    private static Set<Integer> ids(Stream<Repeat> repeats) {
        return repeats.map(repeat -> repeat.row.id()).collect(Collectors.toSet());
    }

    private List<Repeat> repeats(List<PipelineReading.Read> fresh, int highest, String column) {
        int position = COLUMNS.indexOf(column);
        Map<Integer, char[]> blocks = firstPackages.computeIfAbsent(column, first -> new HashMap<>());
        List<Repeat> repeats = new ArrayList<>();
        for (PipelineReading.Read row : fresh) {
            int link = row.links()[position];
            char number = number(row.packageName());
            char[] firsts = blocks.computeIfAbsent(link >> BITS, first -> new char[SIZE]);
            char known = firsts[link & SIZE - 1];
            if (link == PipelineReading.NO_LINK) {
                continue;
            }
            if (known == 0) {
                firsts[link & SIZE - 1] = number;
            } else {
                repeats.add(new Repeat(row, link, known != number || number == MORE || row.id() < highest));
            }
        }
        return repeats;
    }

    private char number(@Nullable String packageName) {
        return numbers.computeIfAbsent(
                packageName == null ? "" : packageName, name -> (char) Math.min(numbers.size() + 1, MORE));
    }

    private List<Shared> shared(String column, List<Repeat> repeats) {
        Integer[] links = repeats.stream()
                .filter(Repeat::isOfOtherPackage)
                .map(Repeat::link)
                .distinct()
                .toArray(Integer[]::new);
        if (links.length == 0) {
            return List.of();
        }
        Map<Integer, Pipeline> firsts = new HashMap<>();
        return sql
                .list(
                        PIPELINES.formatted(column),
                        Map.of("links", links),
                        row -> new Pipeline(row.intValue("link"), row.intValue("id"), row.text("package")))
                .stream()
                .map(pipeline -> shared(column, pipeline, firsts.computeIfAbsent(pipeline.link, first -> pipeline)))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static @Nullable Shared shared(String column, Pipeline pipeline, Pipeline first) {
        return pipeline.packageName == null || pipeline.packageName.equals(first.packageName)
                ? null
                : new Shared(column, pipeline.packageName, first.id);
    }
}
