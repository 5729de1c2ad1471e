package dev.packit.stats.packit;

/**
 * The names of a kind's jobs on pages.
 *
 * @param brief a short name, for narrow columns and where the context already says build or run
 * @param preposition between it and its target
 * @param success the verb of a sentence about a job that succeeded
 */
public record Words(String brief, String singular, String plural, String purpose, String preposition, String success) {

    Words(String brief, String singular, String plural, String purpose) {
        this(brief, singular, plural, purpose, "for", "succeeded");
    }

    Words withPreposition(String preposition) {
        return new Words(brief, singular, plural, purpose, preposition, success);
    }

    Words withSuccess(String success) {
        return new Words(brief, singular, plural, purpose, preposition, success);
    }
}
