package dev.packit.stats.push;

import java.time.LocalDate;

/**
 * What a histogram has counted since the start of a day.
 *
 * @param since the day (UTC), which is later than the requested one if no earlier state is known
 */
public record HistogramDelta(Histogram histogram, LocalDate since) {}
