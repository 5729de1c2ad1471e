package dev.packit.stats.packit;

import jakarta.ws.rs.NotFoundException;

/** Thrown if Packit has no project of a name. Becomes a 404 that offers those with similar names. */
public class NoProject extends NotFoundException {

    private final String problem;
    private final String name;

    /** @param name {@code forge/namespace/repo} or {@code namespace/repo}, or the beginning of it */
    public NoProject(String name) {
        this("Packit has no project “%s”.", name);
    }

    /** @param problem a sentence with a place for the name */
    public NoProject(String problem, String name) {
        super(problem.formatted(name));
        this.problem = problem.formatted(name);
        this.name = name;
    }

    public String problem() {
        return problem;
    }

    public String name() {
        return name;
    }
}
