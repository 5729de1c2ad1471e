package dev.packit.stats.push;

import dev.packit.stats.push.PushConfig.Limits;
import dev.packit.stats.web.page.Figures;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * All stored metrics at one point in time. Immutable.
 *
 * @param families by name
 */
record MetricSet(SortedMap<String, Family> families) {

    static final MetricSet NONE = new MetricSet(new TreeMap<>());

    MetricSet {
        families = Collections.unmodifiableSortedMap(families);
    }

    static MetricSet of(Collection<Family> families) {
        return new MetricSet(
                new TreeMap<>(families.stream().collect(Collectors.toMap(Family::name, family -> family))));
    }

    /**
     * @param reserved names of samples that must not be pushed; only evaluated if there is a new family
     * @throws Refused if names or types conflict or a limit is exceeded
     */
    MetricSet plus(List<Family> pushed, Supplier<Set<String>> reserved, Limits limits) {
        SortedMap<String, Family> both = new TreeMap<>(families);
        pushed.forEach(family -> both.merge(family.name(), family, Family::plus));
        MetricSet next = new MetricSet(both);
        if (both.size() > families.size()) {
            next.checkNames(pushed, reserved.get());
        }
        if (next.lines() > lines()) {
            next.checkSize(limits);
        }
        return next;
    }

    private void checkNames(List<Family> pushed, Set<String> reserved) {
        for (Family family : pushed) {
            if (!Collections.disjoint(family.sampleNames(), reserved)) {
                throw Refused.bad("%s is the name of one of this application’s own metrics.", family.name());
            }
        }
        Set<String> taken = new HashSet<>();
        for (Family family : families.values()) {
            for (String name : family.sampleNames()) {
                if (!taken.add(name)) {
                    throw Refused.bad("%s would belong to two metrics; rename one of them.", name);
                }
            }
        }
    }

    private void checkSize(Limits limits) {
        if (lines() > limits.series()) {
            throw Refused.full("More than %d series would be stored.", limits.series());
        }
        if (text(Set.of()).length() > limits.text()) {
            throw Refused.full(
                    "More than %s would be stored.", Figures.inWords(limits.text(), "character", "characters"));
        }
    }

    /** Returns the stored state of the series that were pushed. */
    List<Family> touchedBy(List<Family> pushed) {
        return pushed.stream()
                .map(family -> Objects.requireNonNull(families.get(family.name()), "What was pushed is held")
                        .only(family))
                .toList();
    }

    /** Returns only the series whose labels are chosen. */
    MetricSet only(Predicate<String> chosen) {
        return of(families.values().stream()
                .map(family -> family.only(chosen))
                .filter(family -> !family.series().isEmpty())
                .toList());
    }

    /** Returns the series under other labels, those that meet there summed; series whose values are not summed are left out. */
    MetricSet relabeled(UnaryOperator<String> relabeling) {
        return of(families.values().stream()
                .map(family -> family.relabeled(relabeling))
                .filter(family -> !family.series().isEmpty())
                .toList());
    }

    /** Returns the sum of both, which must have the same types. */
    MetricSet merged(MetricSet other) {
        SortedMap<String, Family> both = new TreeMap<>(families);
        other.families.forEach((name, family) -> both.merge(name, family, Family::plus));
        return new MetricSet(both);
    }

    /** Returns a histogram summed over all its labels; empty if there is none of that name. */
    Optional<Histogram> histogram(String name) {
        return Optional.ofNullable(families.get(name))
                .flatMap(family -> family.series().values().stream()
                        .filter(Histogram.class::isInstance)
                        .map(Histogram.class::cast)
                        .reduce(Histogram::plus));
    }

    /** Returns only the histograms, each summed over all its labels. */
    MetricSet histograms() {
        return of(families.values().stream()
                .filter(family -> family.type() == Family.Type.HISTOGRAM)
                .flatMap(family -> histogram(family.name()).stream()
                        .map(sum -> new Family(family.name(), family.type(), null, new TreeMap<>(Map.of("", sum)))))
                .toList());
    }

    int lines() {
        return families.values().stream().mapToInt(Family::lines).sum();
    }

    /** @param taken sample names; families that use one of them are omitted */
    String text(Set<String> taken) {
        StringBuilder text = new StringBuilder();
        families.values().stream()
                .filter(family -> Collections.disjoint(family.sampleNames(), taken))
                .forEach(family -> family.write(text));
        return text.toString();
    }
}
