package dev.packit.stats.project;

import dev.packit.stats.statistics.StatisticsPage;
import dev.packit.stats.statistics.Summary;
import java.util.List;

/**
 * Statistics on the page of what they are of.
 *
 * @param lines by kind
 * @param path where all of it is told
 */
record SummaryLink(Summary brief, List<StatisticsPage.Line> lines, String path) {}
