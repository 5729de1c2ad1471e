package dev.packit.stats.web.answer;

import dev.packit.stats.web.Link;
import jakarta.ws.rs.NotFoundException;

/** Something is not there, but there is a page where it would be listed. Becomes a 404 that leads on to that page. */
public class Missing extends NotFoundException {

    private final String problem;
    private final Instead instead;

    /** @param problem what is not there, as a sentence */
    public Missing(String problem, Instead instead) {
        super(problem);
        this.problem = problem;
        this.instead = instead;
    }

    String problem() {
        return problem;
    }

    Instead instead() {
        return instead;
    }

    /** @param words that complete a sentence which begins with "Go to" */
    public record Instead(String words, Link link) {}
}
