package dev.packit.stats.project;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.web.Link;
import java.time.Instant;
import java.util.Map;

/**
 * One of the pull requests, branches, releases, issues or packages of a project.
 *
 * @param name its number, name or tag
 * @param outcome of the newest push; null where nothing was done
 * @param lastActivity when the newest pipeline was submitted, UTC; null where there is none
 * @param url this application's page
 * @param externalUrl on the forge; null for a package
 * @param counts of the newest push's jobs, by outcome
 */
record TriggerItem(
        @JsonIgnore Section section,
        @JsonIgnore String name,
        Outcome outcome,
        Instant lastActivity,
        Link url,
        String externalUrl,
        @JsonIgnore Map<Outcome, Long> counts,
        @JsonIgnore long key) {

    /** In JSON, under the word of its section; a number where it is one. */
    @JsonAnyGetter
    public Map<String, Object> named() {
        return Map.of(section.key(), section.isNumbered() ? (Object) Long.valueOf(name) : name);
    }
}
