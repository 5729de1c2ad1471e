package dev.packit.stats.demo.data;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** When people work: mostly by day, rarely at weekends and around Christmas, and more every month. */
record Rhythm(Instant now, Chance chance) {

    static final int DAYS = 365;

    /** From Monday to Sunday. */
    private static final double[] DAY = {1.15, 1.35, 1.35, 1.3, 1.15, 0.35, 0.35};

    /** From midnight to 11 pm, UTC: Europe first, then America. */
    private static final double[] HOUR = {
        0.4, 0.35, 0.3, 0.3, 0.35, 0.5, 0.8, 1.2, 1.6, 1.7, 1.6, 1.4, 1.5, 1.7, 1.8, 1.7, 1.5, 1.2, 1.0, 0.9, 0.8, 0.7,
        0.55, 0.45
    };

    /** Random times within the last year, in order. */
    List<Instant> moments(double perDay) {
        List<Instant> moments = new ArrayList<>();
        Instant first = now.minus(DAYS, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
        for (Instant hour = first; hour.isBefore(now); hour = hour.plus(1, ChronoUnit.HOURS)) {
            int times = chance.times(perDay / 24 * intensity(hour));
            for (int time = 0; time < times; time++) {
                moments.add(hour.plus(chance.seconds(0, 3599)));
            }
        }
        return moments;
    }

    private double intensity(Instant hour) {
        var local = hour.atOffset(ZoneOffset.UTC);
        boolean holidays = local.getDayOfYear() > 356 || local.getDayOfYear() < 3;
        double growth = 1.3 - 0.6 * Duration.between(hour, now).toDays() / DAYS;
        return DAY[local.getDayOfWeek().getValue() - 1] * HOUR[local.getHour()] * growth * (holidays ? 0.25 : 1);
    }
}
