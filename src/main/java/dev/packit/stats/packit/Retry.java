package dev.packit.stats.packit;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How to run a job again: by a comment.
 *
 * @param command the comment
 * @param narrower a comment that runs fewer other jobs; null if there is none
 * @param place where to comment: {@code pull request #24}
 * @param url of that place; null if it is unknown
 */
public record Retry(
        String command,
        @Nullable String narrower,
        String place,
        @Nullable String url) {

    private static final String USUAL_PREFIX = "/packit";

    /** What Packit appends to the prefix for commands to Fedora CI, before that of another deployment. */
    private static final String FEDORA_CI = "-ci";

    /** Identifiers that need no quotes in a command. */
    private static final Pattern PLAIN = Pattern.compile("[\\w.:/@+][\\w.:/@+-]*");

    /**
     * Returns how to run a job again; null if Packit would react to no comment.
     *
     * @param prefix the first word of comments for Packit
     */
    public static @Nullable Retry of(Job job, String prefix) {
        Retry usual = of(job);
        return usual == null || prefix.equals(USUAL_PREFIX) ? usual : usual.with(prefix);
    }

    private Retry with(String prefix) {
        return new Retry(with(prefix, command), narrower == null ? null : with(prefix, narrower), place, url);
    }

    /** Staging's Packit reads {@code /packit-stg} and {@code /packit-ci-stg}. */
    private static String with(String prefix, String command) {
        String ofFedora = USUAL_PREFIX + FEDORA_CI;
        return command.startsWith(ofFedora)
                ? ofFedora + (prefix.endsWith("-stg") ? "-stg" : "") + command.substring(ofFedora.length())
                : prefix + command.substring(USUAL_PREFIX.length());
    }

    private static @Nullable Retry of(Job job) {
        Trigger trigger = job.trigger();
        if (trigger == null) {
            return null;
        }
        AnityaProject upstream = trigger.anityaProject();
        Project project = upstream == null ? job.project() : upstream.distGit();
        TriggerType type = TriggerType.ofEvent(trigger.type()).orElse(null);
        if (project == null || type == null) {
            return null;
        }
        Forge forge = Forge.at(project.forge());
        Retries.Rule rule = job.kind().retries().of(forge, type, job.status());
        return rule == null ? null : of(rule, job, trigger, project, forge);
    }

    private static @Nullable Retry of(Retries.Rule rule, Job job, Trigger trigger, Project project, Forge forge) {
        String name = trigger.branch() != null ? trigger.branch() : trigger.release();
        String command = rule.command().replace("{name}", String.valueOf(name));
        String identifier = job.identifier();
        String narrower = rule.narrower() == null
                        || identifier == null
                        || !PLAIN.matcher(identifier).matches()
                ? null
                : rule.narrower().replace("{name}", String.valueOf(name)).replace("{identifier}", identifier);
        return switch (rule.place()) {
            case TRIGGER ->
                new Retry(
                        command,
                        narrower,
                        trigger.pr() == null ? trigger.label() : "pull request " + trigger.label(),
                        trigger.url());
            case COMMIT ->
                name == null || trigger.commit() == null
                        ? null
                        : new Retry(command, narrower, "commit " + trigger.shortCommit(), trigger.commitUrl());
            case ISSUES -> new Retry(command, narrower, "an open issue of " + project.name(), forge.issues(project));
            case PULL_REQUESTS, PULL_REQUESTS_FOR_BRANCH -> {
                boolean any = rule.place() == Retries.Place.PULL_REQUESTS || job.target() == null;
                yield new Retry(
                        command,
                        narrower,
                        "an open pull request of " + project.name() + (any ? "" : " for " + job.target()),
                        forge.pullRequests(project));
            }
        };
    }
}
