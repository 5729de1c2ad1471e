package dev.packit.stats.packit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The order of chroots, dist-git branches and composes that people expect: rawhide, ELN, Fedora from the newest
 * release down, then EPEL, CentOS Stream and RHEL from the newest major version down, then all others by name. Within
 * each, x86_64 is first and aarch64 second. A version without a minor one precedes those with one: {@code epel10} builds for the
 * minor version that follows {@code epel10.1}.
 */
public final class TargetOrder {

    /** Equal only for equal names. Null, for jobs without a target, is last. */
    public static final Comparator<@Nullable String> BY_TARGET = Comparator.nullsLast(TargetOrder::compare);

    /** The end of the name of a chroot, in lower case. */
    static final Pattern ARCHITECTURE =
            Pattern.compile("(?:^|-)(x86_64|aarch64|ppc64le|ppc64|s390x|i[3-6]86|armhfp|armv7hl|riscv64|noarch|src)$");

    private static final Pattern PART = Pattern.compile("\\d+|\\D+");

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=\\d)");

    /** Compares numbers without leading zeros by value. */
    private static final Comparator<String> BY_LENGTH =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    /** Compares numbers of any length by value. */
    public static final Comparator<String> BY_VALUE = Comparator.comparing(TargetOrder::withoutZeros, BY_LENGTH);

    private static final Comparator<String> BY_PART =
            (one, other) -> isNumber(one) && isNumber(other) ? BY_LENGTH.compare(one, other) : one.compareTo(other);

    private static final Comparator<String> NEWEST = BY_LENGTH.reversed();

    private static final Comparator<List<String>> BY_VERSION = (one, other) -> compare(one, other, NEWEST);

    private static final Comparator<Target> ORDER = Comparator.comparing((Target target) -> target.family.rank)
            .thenComparing(Target::majorVersion, BY_VERSION)
            .thenComparing(Target::family)
            .thenComparing(Target::version, BY_VERSION)
            .thenComparing(Target::name, (one, other) -> compare(one, other, BY_PART))
            .thenComparing(target -> architectureRank(target.architecture))
            .thenComparing(Target::architecture)
            .thenComparing(Target::text);

    private static final LoadingCache<String, Target> TARGETS =
            Caffeine.newBuilder().maximumSize(2_000).build(Target::of);

    /** Distributions. Those of the same rank are sorted by major version first. */
    private enum Family {
        RAWHIDE(0, "(?:fedora-(?:.*-)?)?rawhide\\b|(?:main|master)$"),
        ELN(1, "(?:fedora-)?eln\\b"),
        FEDORA(2, "(?:fc?|fedora(?:-\\D*)?-)(\\d+)\\b"),
        EPEL(3, "ep?el-?(\\d+(?:\\.\\d+)*)\\b"),
        CENTOS(3, "(?:centos(?:-stream)?(?:\\+epel(?:-next)?)?-(\\d+(?:\\.\\d+)*)|c(\\d+)s?)\\b"),
        RHEL(3, "rhel(?:\\+epel)?-(\\d+(?:\\.\\d+)*)"),
        OTHER(4, "");

        private final int rank;
        private final Pattern pattern;

        Family(int rank, String pattern) {
            this.rank = rank;
            this.pattern = Pattern.compile(pattern);
        }
    }

    /**
     * A target, taken apart.
     *
     * @param version the numbers of the distribution's version, without leading zeros
     * @param majorVersion the first of these, if any
     * @param name the name without the architecture, in lower case, as such numbers and the text between them
     * @param architecture empty if the name has none
     */
    private record Target(
            String text,
            Family family,
            List<String> version,
            List<String> majorVersion,
            List<String> name,
            String architecture) {

        static Target of(String text) {
            String name = text.toLowerCase(Locale.ROOT);
            Matcher suffix = ARCHITECTURE.matcher(name);
            String architecture = "";
            if (suffix.find()) {
                architecture = suffix.group(1);
                name = name.substring(0, suffix.start());
            }
            for (Family family : Family.values()) {
                Matcher matcher = family.pattern.matcher(name);
                if (matcher.lookingAt()) {
                    boolean hasVersion = family.rank >= 2 && family != Family.OTHER;
                    List<String> version = parts(NUMBER, hasVersion ? matcher.group() : "");
                    List<String> major = version.subList(0, Math.min(1, version.size()));
                    return new Target(text, family, version, major, parts(PART, name), architecture);
                }
            }
            throw new IllegalStateException("Every name matches the last family");
        }

        private static List<String> parts(Pattern pattern, String text) {
            return pattern.matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .map(TargetOrder::withoutZeros)
                    .toList();
        }
    }

    private static String withoutZeros(String digits) {
        return LEADING_ZEROS.matcher(digits).replaceFirst("");
    }

    private TargetOrder() {}

    private static int compare(String one, String other) {
        return ORDER.compare(TARGETS.get(one), TARGETS.get(other));
    }

    /** Compares lists element by element. If one is the beginning of the other, it comes first. */
    private static int compare(List<String> one, List<String> other, Comparator<String> elements) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = elements.compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    private static boolean isNumber(String part) {
        return part.charAt(0) >= '0' && part.charAt(0) <= '9';
    }

    private static int architectureRank(String architecture) {
        return switch (architecture) {
            case "" -> 0;
            case "x86_64" -> 1;
            case "aarch64" -> 2;
            default -> 3;
        };
    }
}
