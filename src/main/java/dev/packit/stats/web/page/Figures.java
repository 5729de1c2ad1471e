package dev.packit.stats.web.page;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Formats numbers for people. */
@Named("figures")
@Singleton
public class Figures {

    private static final double KILO = 1_000;

    /** {@code 1,204}. */
    public String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 job}, {@code 1,204 jobs}. */
    public String counted(Number number, String one, String many) {
        return inWords(number.longValue(), one, many);
    }

    /** Like {@link #counted}, where there is no bean. */
    public static String inWords(long number, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
    }

    /** {@code a, b and c}. */
    public static String enumerated(List<String> names) {
        int last = names.size() - 1;
        return last < 1 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    /** {@code 1.5 GB}, in powers of 1,000. */
    public String bytes(long number) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        double size = number;
        int unit = 0;
        while (size >= KILO && unit < units.length - 1) {
            size /= KILO;
            unit++;
        }
        return String.format(Locale.ROOT, size < 10 && unit > 0 ? "%.1f %s" : "%.0f %s", size, units[unit]);
    }

    /** {@code 3.2 ms}. */
    public String milliseconds(double number) {
        return String.format(Locale.ROOT, number < 10 ? "%.1f ms" : "%.0f ms", number);
    }

    /** {@code 93%}, with one more digit where it distinguishes a share from none or all: {@code 0.4%}. */
    public @Nullable String percent(@Nullable Double share) {
        return share == null ? null : inPercent(share);
    }

    /** Like {@link #percent}, for a share that is known. */
    public static String inPercent(double share) {
        double percent = share * 100;
        boolean fine = percent > 0 && percent < 9.95 || percent > 99 && percent < 100;
        String text = String.format(Locale.ROOT, fine ? "%.1f" : "%.0f", percent);
        // 100% means all, without exception
        if (share < 1 && text.equals("100.0")) {
            text = "99.9";
        }
        return text.replaceAll("\\.0$", "") + "%";
    }

    /** {@code 38–96%}, for two shares. */
    public String range(double low, double high) {
        return String.format(Locale.ROOT, "%.0f–%.0f%%", low * 100, high * 100);
    }
}
