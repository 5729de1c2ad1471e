package dev.packit.stats.web.request;

/** Thrown for an invalid query parameter. Becomes a 400 that names the parameter and says what it must be. */
public class BadParameter extends RuntimeException {

    private final String parameter;
    private final String problem;

    /** @param problem the end of a sentence that begins with the parameter's name, such as “must be a whole number” */
    public BadParameter(String parameter, String problem) {
        super(problem);
        this.parameter = parameter;
        this.problem = problem;
    }

    public String parameter() {
        return parameter;
    }

    public String problem() {
        return problem;
    }
}
