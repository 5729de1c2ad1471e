package dev.packit.stats.project;

import dev.packit.stats.statistics.Brief;
import dev.packit.stats.statistics.StatisticsPage;
import java.util.List;

/**
 * Statistics on the page of what they are of.
 *
 * @param lines by kind
 * @param path where all of it is told
 */
record Briefly(Brief brief, List<StatisticsPage.Line> lines, String path) {}
