package dev.packit.stats.push;

import java.time.LocalDate;

/**
 * What a histogram has counted lately.
 *
 * @param since the day, UTC, with whose beginning the counting starts: later than was asked for where more is not known
 */
public record HistogramDelta(Histogram histogram, LocalDate since) {}
