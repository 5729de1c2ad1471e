package dev.packit.stats.web.request;

import java.util.Collection;
import java.util.stream.Collectors;

/** Thrown for an invalid query parameter. Becomes a 400 that names the parameter and says what it must be. */
public class BadParameter extends RuntimeException {

    private final String parameter;
    private final String problem;
    private final boolean supported;

    /** @param problem the end of a sentence that begins with the parameter's name, such as “must be a whole number” */
    public BadParameter(String parameter, String problem) {
        this(parameter, problem, true);
    }

    private BadParameter(String parameter, String problem, boolean supported) {
        super(problem);
        this.parameter = parameter;
        this.problem = problem;
        this.supported = supported;
    }

    /** For a parameter that the page does not have. */
    static BadParameter unsupported(String parameter, Collection<String> known) {
        return new BadParameter(parameter, "is not supported here; this page takes " + String.join(", ", known), false);
    }

    /**
     * For a word that the parameter does not accept.
     *
     * @param known the words of which it accepts one or more
     */
    public static BadParameter unknownWord(String parameter, Collection<?> known, String given) {
        String words = known.stream().map(Object::toString).collect(Collectors.joining(", "));
        return new BadParameter(
                parameter, "must be one or more of %s, separated by commas, not “%s”".formatted(words, given));
    }

    public String parameter() {
        return parameter;
    }

    public String problem() {
        return problem;
    }

    /** Whether the page has such a parameter. */
    public boolean isSupported() {
        return supported;
    }
}
