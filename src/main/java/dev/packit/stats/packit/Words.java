package dev.packit.stats.packit;

/**
 * The names of a kind's jobs on pages.
 *
 * @param brief a short name, for narrow columns and where the context already says build or run
 * @param singular the noun as written in the middle of a sentence, like {@code plural}
 * @param preposition between it and its target
 * @param success the verb of a sentence about a job that succeeded
 */
public record Words(String brief, String singular, String plural, String purpose, String preposition, String success) {

    Words(String brief, String singular, String plural, String purpose) {
        this(brief, singular, plural, purpose, "for", "succeeded");
    }

    /** The singular as written at the start of a sentence. */
    String singularTitle() {
        return capitalized(singular);
    }

    /** The plural as written at the start of a sentence, in headings and as a label. */
    public String pluralTitle() {
        return capitalized(plural);
    }

    private static String capitalized(String noun) {
        return Character.toUpperCase(noun.charAt(0)) + noun.substring(1);
    }

    Words withPreposition(String preposition) {
        return new Words(brief, singular, plural, purpose, preposition, success);
    }

    Words withSuccess(String success) {
        return new Words(brief, singular, plural, purpose, preposition, success);
    }
}
