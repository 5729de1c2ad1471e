package dev.packit.stats.job;

import dev.packit.stats.packit.Attribute;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.Relation;
import dev.packit.stats.packit.Retry;
import dev.packit.stats.web.Link;
import dev.packit.stats.web.api.Operations.Key;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Describes the keys of {@link JobDetail#more}. */
public final class JobKeys {

    private JobKeys() {}

    public static List<Key> all() {
        Map<String, Key> keys = new LinkedHashMap<>();
        for (JobSource source : JobSource.values()) {
            source.attributes().forEach(attribute -> keys.merge(attribute.key(), of(attribute), JobKeys::either));
            source.relations().forEach(relation -> keys.merge(relation.key(), of(relation), JobKeys::either));
        }
        List<Key> all = new ArrayList<>(keys.values());
        for (String job :
                List.of("previous_job", "next_job", "superseded_by", "last_success", "cause", "first_bad_job")) {
            all.add(new Key(job, Link.class, false, true, ""));
        }
        all.add(new Key("comparison_url", String.class, false, true, ""));
        all.add(new Key("retry", Retry.class, false, true, ""));
        all.add(new Key("commands", Instruction.class, true, true, ""));
        return all;
    }

    /** Some keys have a number for one kind and a text for another. */
    private static Key either(Key one, Key other) {
        boolean isSame = one.of() == other.of() && one.isList() == other.isList();
        return isSame ? one : new Key(one.name(), Object.class, false, one.always(), one.about());
    }

    private static Key of(Relation relation) {
        String kinds =
                kinds(source -> source.relations().stream().map(Relation::key).anyMatch(relation.key()::equals));
        return new Key(relation.key(), Job.class, !relation.single(), false, relation.label() + "." + kinds);
    }

    private static Key of(Attribute attribute) {
        boolean isNamed = attribute.label() != null && attribute.form() != Attribute.Form.NO_ISSUE;
        String kinds =
                kinds(source -> source.attributes().stream().map(Attribute::key).anyMatch(attribute.key()::equals));
        String about = (isNamed ? attribute.label() + "." : "") + kinds;
        return switch (attribute.form()) {
            case NUMBER, GROUP -> one(attribute, Long.class, about);
            case FLAG, NO_ISSUE -> one(attribute, Boolean.class, about);
            case TIME -> one(attribute, Instant.class, about);
            case LINK -> one(attribute, Link.class, about);
            case LINKS -> one(attribute, Map.class, about);
            case PACKAGES, PULL_REQUESTS -> new Key(attribute.key(), Map.class, true, false, about);
            case SNIPPETS -> new Key(attribute.key(), LogAnalysis.Snippet.class, true, false, about);
            default -> one(attribute, String.class, about);
        };
    }

    private static Key one(Attribute attribute, Class<?> type, String about) {
        return new Key(attribute.key(), type, false, false, about);
    }

    /** {@code Only for srpm, copr.} Empty if all kinds have it. */
    private static String kinds(Predicate<JobSource> has) {
        return Arrays.stream(JobSource.values()).allMatch(has)
                ? ""
                : Arrays.stream(JobKind.values())
                        .filter(kind -> has.test(kind.source()))
                        .map(JobKind::slug)
                        .collect(Collectors.joining(", ", " Only for ", "."));
    }
}
