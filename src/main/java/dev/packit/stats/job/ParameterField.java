package dev.packit.stats.job;

/**
 * The field of a form.
 *
 * @param about which jobs it selects, as a sentence without a subject
 * @param first whether it is always visible, rather than under “More filters”
 * @param example placeholder; empty for none
 * @param size in characters; 0 for a field that is not a text field
 */
public record ParameterField(String label, String about, boolean first, String example, int size) {

    static ParameterField first(String label, String about, String example, int size) {
        return new ParameterField(label, about, true, example, size);
    }

    static ParameterField more(String label, String about, String example, int size) {
        return new ParameterField(label, about, false, example, size);
    }
}
