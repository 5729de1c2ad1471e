package dev.packit.stats.web.answer;

import dev.packit.stats.web.Link;
import jakarta.ws.rs.NotFoundException;

/** Thrown if something does not exist but would be listed on another page. Becomes a 404 that links to that page. */
public class Missing extends NotFoundException {

    private final String problem;
    private final Instead instead;

    /**
     * @param problem a sentence that says what does not exist
     * @param words that complete a sentence which begins with "Go to"
     */
    public Missing(String problem, String words, Link link) {
        super(problem);
        this.problem = problem;
        this.instead = new Instead(words, link);
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
