package dev.packit.stats.board;

import dev.packit.stats.job.FoundJob;
import dev.packit.stats.mirror.JobCursor;
import dev.packit.stats.mirror.PipelineColumns;
import dev.packit.stats.packit.Fate;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.TriggerType;
import dev.packit.stats.statistics.Rate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the jobs of the last two months say about a project or package. */
final class Findings {

    private final PipelineColumns columns;
    private final List<Integer> home;
    private final long month;
    private final Decided now = new Decided();
    private final Decided before = new Decided();
    private final List<BoardItem.Overdue> overdue = new ArrayList<>();
    private final Map<Integer, List<FoundJob>> ofPullRequests = new HashMap<>();

    private static final class Decided {
        private int success;
        private int failed;

        void add(Outcome outcome) {
            success += outcome == Outcome.SUCCESS ? 1 : 0;
            failed += outcome == Outcome.FAILED ? 1 : 0;
        }

        Rate successes() {
            return new Rate(success, success + failed);
        }
    }

    /**
     * @param home the ids of the project whose pull requests count
     * @param month when the last month began, in microseconds since 1970 UTC
     */
    Findings(PipelineColumns columns, List<Integer> home, long month) {
        this.columns = columns;
        this.home = home;
        this.month = month;
    }

    void add(JobCursor job) {
        boolean recent = job.micros() >= month;
        if (job.kind().source().tellsCauses()) {
            (recent ? now : before).add(job.outcome());
        }
        if (job.status().fate() == Fate.OVERDUE) {
            overdue.add(new BoardItem.Overdue(job.kind(), job.id(), job.target()));
        }
        if (recent
                && columns.type(job.pipeline()) == TriggerType.PULL_REQUEST
                && home.contains(columns.project(job.pipeline()))) {
            ofPullRequests
                    .computeIfAbsent(job.pipeline(), first -> new ArrayList<>())
                    .add(FoundJob.of(job));
        }
    }

    Rate successes() {
        return now.successes();
    }

    Rate successesBefore() {
        return before.successes();
    }

    List<BoardItem.Overdue> overdue() {
        return overdue;
    }

    /** The runs for pull requests in the last month that have a bad job. */
    List<Integer> badRuns() {
        return ofPullRequests.entrySet().stream()
                .filter(run -> run.getValue().stream()
                        .anyMatch(job -> job.status().outcome().isBad()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The jobs of runs for pull requests in the last month. */
    List<FoundJob> ofRuns(int[] runs) {
        return IntStream.of(runs)
                .mapToObj(run -> ofPullRequests.getOrDefault(run, List.of()))
                .flatMap(List::stream)
                .toList();
    }
}
