package dev.packit.stats.mcp;

import dev.packit.stats.board.BoardItem;
import dev.packit.stats.board.BoardNames;
import dev.packit.stats.board.Boards;
import dev.packit.stats.database.StillLoading;
import dev.packit.stats.packit.TimeRange;
import dev.packit.stats.statistics.StatisticsAnswers;
import dev.packit.stats.statistics.StatisticsFilter;
import dev.packit.stats.statistics.TargetCount;
import dev.packit.stats.statistics.TargetStatistic;
import dev.packit.stats.web.request.BadParameter;
import dev.packit.stats.web.request.Parameters;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says how a project or package is: what a board and its statistics say. */
@Singleton
class ProjectHealths {

    private static final int MOST_TARGETS = 10;

    @Inject
    Boards boards;

    @Inject
    StatisticsAnswers statistics;

    @Inject
    TargetCount targets;

    /**
     * @throws BadParameter unless exactly one of them is given
     * @throws NotFoundException if there is no such project or package
     * @throws StillLoading while not all jobs have been read
     */
    ProjectHealth of(@Nullable String project, @Nullable String packageName) {
        if (project != null && packageName == null) {
            return of("project", project, board(new BoardNames(List.of(project), List.of())));
        }
        if (packageName != null && project == null) {
            return of("package", packageName, board(new BoardNames(List.of(), List.of(packageName))));
        }
        throw new BadParameter("project", "or “package” must be given, but not both");
    }

    private BoardItem board(BoardNames names) {
        return boards.items(names).get(0);
    }

    private ProjectHealth of(String key, String name, BoardItem item) {
        if (item.problem() != null) {
            throw new NotFoundException(item.problem());
        }
        Map<String, List<String>> query = Map.of(key, List.of(name), "period", List.of(TimeRange.Period.MONTH.word()));
        StatisticsFilter filter = StatisticsFilter.of(new Parameters(query, true));
        List<TargetStatistic> worst = targets.of(filter, statistics.whole(filter)).stream()
                .filter(target -> target.counts().decided() > 0)
                .limit(MOST_TARGETS)
                .toList();
        return new ProjectHealth(item, worst);
    }
}
