package dev.packit.stats.statistics;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A difference from the previous period.
 *
 * @param text {@code +1.2 pp}, {@code −12%}; empty if nothing changed, or that cannot be told
 * @param better whether it is a significant improvement, or a decline; null if it is not significant, or is neither
 * @param p the p-value; null where no test was made
 */
public record Change(
        String text, @Nullable Boolean better, @Nullable Double p) {

    static final Change NONE = new Change("", null, null);

    /** @param difference of two shares */
    static Change points(double difference, boolean moreIsBetter, double p) {
        return of(difference * 100, "%+.1f", " pp", moreIsBetter, p);
    }

    /** How much longer or shorter durations are. */
    static Change ofMedians(Durations now, Durations before) {
        Double median = now.quantile(0.5);
        Double earlier = before.quantile(0.5);
        return median == null || earlier == null || earlier == 0
                ? NONE
                : of((median / earlier - 1) * 100, "%+.0f", "%", false, Significance.ofMedians(now, before));
    }

    /** How many more jobs there are, which is neither better nor worse. */
    static Change ofNumbers(long now, long before) {
        return before == 0 ? NONE : new Change(text(((double) now / before - 1) * 100, "%+.0f", "%"), null, null);
    }

    private static Change of(double difference, String format, String unit, boolean moreIsBetter, double p) {
        String text = text(difference, format, unit);
        return text.isEmpty()
                ? NONE
                : new Change(text, p < Significance.LEVEL ? difference > 0 == moreIsBetter : null, p);
    }

    private static String text(double number, String format, String unit) {
        String text = String.format(Locale.ROOT, format, number);
        return text.matches("[+-]0(\\.0)?") ? "" : text.replace('-', '−') + unit;
    }

    /** {@code ▲} for more, {@code ▼} for less, empty if it is not significant. */
    public String arrow() {
        return better == null ? "" : text.startsWith("+") ? "▲" : "▼";
    }

    /** What it is compared with, or whether it is significant: {@code significant (p = 0.012)}. */
    public String inWords() {
        if (p == null) {
            return "compared with the previous period";
        }
        return "%s (%s)".formatted(better == null ? "not significant" : "significant", Significance.inWords(p));
    }
}
