package dev.packit.stats.packit;

/**
 * What pages call the jobs of a kind.
 *
 * @param brief where there is little room or the context says build or run
 * @param preposition between it and its target
 * @param success the verb of a sentence about one that succeeded
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
