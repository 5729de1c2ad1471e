package dev.packit.stats.push;

import dev.packit.stats.push.PushConfig.Limits;
import dev.packit.stats.web.page.Figures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Parses Prometheus' text format, version 0.0.4. Timestamps of samples are refused, because a scrape reports current values.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format">Text-based format</a>
 */
final class Exposition {

    private static final List<String> SUFFIXES = List.of("_sum", "_count", "_bucket");

    private final SortedMap<String, String> grouping;
    private final Limits limits;
    private final Map<String, FamilyBuilder> drafts = new LinkedHashMap<>();
    private int samples;

    /** @param grouping labels that are added to every sample, replacing its own labels of the same names */
    Exposition(SortedMap<String, String> grouping, Limits limits) {
        this.grouping = grouping;
        this.limits = limits;
    }

    /**
     * @param grouping labels that are added to every sample, replacing its own labels of the same names
     * @throws Refused if any line is invalid
     */
    static List<Family> parse(String text, SortedMap<String, String> grouping, Limits limits) {
        return read(text, grouping, limits).families();
    }

    /** As {@link #parse}, but inconsistent families are only noticed in {@link #families}. */
    static Exposition read(String text, SortedMap<String, String> grouping, Limits limits) {
        Exposition exposition = new Exposition(grouping, limits);
        int number = 1;
        for (String line : text.split("\n")) {
            String read = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            exposition.read(new ExpositionLine("Line " + number++, read));
        }
        return exposition;
    }

    /** @throws Refused if a family is inconsistent */
    List<Family> families() {
        return drafts.values().stream()
                .filter(draft -> !draft.isEmpty() && !draft.isCreationTime())
                .map(FamilyBuilder::family)
                .toList();
    }

    /** The number of quantiles that were dropped. */
    int quantiles() {
        return drafts.values().stream().mapToInt(FamilyBuilder::quantiles).sum();
    }

    /** @throws Refused if the line is invalid */
    void read(ExpositionLine line) {
        line.skipBlanks();
        if (line.skip('#')) {
            readComment(line);
        } else if (!line.isAtEnd()) {
            readSample(line);
        }
    }

    private void readComment(ExpositionLine line) {
        String kind = line.skipBlanks().word();
        if (!kind.equals("HELP") && !kind.equals("TYPE")) {
            return;
        }
        FamilyBuilder draft = draft(metric(line.skipBlanks().word(), line));
        line.skipBlanks();
        if (kind.equals("HELP")) {
            draft.help(checked(line.help(), "a help text", limits.valueLength(), line), line);
            return;
        }
        String word = line.rest().stripTrailing();
        Family.Type type = Family.Type.named(word)
                .orElseThrow(() ->
                        line.bad("%s is not one of counter, gauge, histogram, summary, untyped", Refused.quoted(word)));
        draft.type(type, line);
        if (SUFFIXES.stream().anyMatch(suffix -> type.isCompound() && hasSamples(draft.name() + suffix))) {
            throw line.bad("the TYPE of %s comes after its samples", draft.name());
        }
    }

    private boolean hasSamples(String name) {
        FamilyBuilder draft = drafts.get(name);
        return draft != null && !draft.isEmpty();
    }

    private void readSample(ExpositionLine line) {
        String name = metric(line.wordBefore("{"), line);
        SortedMap<String, String> labels = labels(line.skipBlanks());
        String written = line.skipBlanks().word();
        Double value = Notation.number(written);
        if (value == null) {
            throw line.bad("%s is not a number", Refused.quoted(written));
        }
        String time = line.skipBlanks().rest().stripTrailing();
        if (!time.isEmpty()) {
            throw line.bad("%s must not have a timestamp; it is exported with the current time", name);
        }
        if (++samples > limits.series()) {
            throw Refused.full("There are more than %d series.", limits.series());
        }
        add(name, labels, value, line);
    }

    private void add(String name, SortedMap<String, String> labels, double value, ExpositionLine line) {
        FamilyBuilder own = drafts.get(name);
        for (String suffix : SUFFIXES) {
            FamilyBuilder whole =
                    name.endsWith(suffix) ? drafts.get(name.substring(0, name.length() - suffix.length())) : null;
            if (own == null && whole != null && whole.hasSample(suffix)) {
                whole.add(suffix, labels, value, line);
                return;
            }
        }
        draft(name).add("", labels, value, line);
    }

    private SortedMap<String, String> labels(ExpositionLine line) {
        SortedMap<String, String> labels = new TreeMap<>();
        if (line.skip('{')) {
            while (!line.skipBlanks().skip('}')) {
                readLabel(labels, line);
                checkNumber(labels, line);
                if (!line.skipBlanks().skip(',') && !line.isAt('}')) {
                    throw line.bad(
                            "expected a comma or a closing brace after a label, not %s", Refused.quoted(line.rest()));
                }
            }
        }
        labels.putAll(grouping);
        // In Prometheus, a label with an empty value is the same as no label.
        labels.values().removeIf(String::isEmpty);
        checkNumber(labels, line);
        return labels;
    }

    private void checkNumber(SortedMap<String, String> labels, ExpositionLine line) {
        if (labels.size() > limits.labels()) {
            throw line.bad("there are more than %s", Figures.inWords(limits.labels(), "label", "labels"));
        }
    }

    private void readLabel(SortedMap<String, String> labels, ExpositionLine line) {
        String name = checked(line.wordBefore("=,{}\""), "a name", limits.nameLength(), line);
        if (!Notation.isLabel(name)) {
            throw line.bad("%s is not a valid label name", Refused.quoted(name));
        }
        if (!line.skipBlanks().skip('=')) {
            throw line.bad("the label %s has no value", name);
        }
        String value = checked(line.skipBlanks().quoted(), "a label value", limits.valueLength(), line);
        if (labels.put(name, value) != null) {
            throw line.bad("the label %s is given twice", name);
        }
    }

    private String metric(String name, ExpositionLine line) {
        if (!Notation.isMetric(name)) {
            throw line.bad("%s is not a valid metric name", Refused.quoted(name));
        }
        return checked(name, "a name", limits.nameLength(), line);
    }

    private FamilyBuilder draft(String name) {
        FamilyBuilder draft = drafts.computeIfAbsent(name, found -> new FamilyBuilder(found, limits.dropQuantiles()));
        if (drafts.size() > limits.series()) {
            throw Refused.full("There are more than %s.", Figures.inWords(limits.series(), "metric", "metrics"));
        }
        return draft;
    }

    private static String checked(String text, String what, int most, ExpositionLine line) {
        if (text.length() > most) {
            throw line.bad("%s has more than %s", what, Figures.inWords(most, "character", "characters"));
        }
        return text;
    }
}
