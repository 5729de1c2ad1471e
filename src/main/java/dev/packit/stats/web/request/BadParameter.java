package dev.packit.stats.web.request;

/** A parameter that cannot be read. Becomes a 400 that names it and says what it takes. */
public class BadParameter extends RuntimeException {

    private final String parameter;
    private final String problem;

    /** @param problem what is wrong and what the parameter takes, as a sentence without the parameter's name */
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
