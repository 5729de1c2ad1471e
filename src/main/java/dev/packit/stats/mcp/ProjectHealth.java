package dev.packit.stats.mcp;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.packit.stats.board.BoardItem;
import dev.packit.stats.statistics.TargetStatistic;
import java.util.List;

/**
 * How a project or package is.
 *
 * @param targets those that failed most in the last month, highest failure rate first
 */
record ProjectHealth(@JsonUnwrapped BoardItem item, List<TargetStatistic> targets) {}
