package dev.packit.stats.web.answer;

import dev.packit.stats.web.Link;
import jakarta.ws.rs.NotFoundException;
import java.util.List;

/** Thrown if something does not exist but would be listed on another page. Becomes a 404 that links to that page. */
public class Missing extends NotFoundException {

    private final String problem;
    private final List<Instead> instead;

    /**
     * @param problem a sentence that says what does not exist
     * @param words that complete a sentence which begins with "Go to"
     */
    public Missing(String problem, String words, Link link) {
        super(problem);
        this.problem = problem;
        this.instead = List.of(new Instead(words, link));
    }

    /** @param instead the pages that may have been meant, most likely first */
    public Missing(String problem, List<Instead> instead) {
        super(problem);
        this.problem = problem;
        this.instead = instead;
    }

    String problem() {
        return problem;
    }

    List<Instead> instead() {
        return instead;
    }

    /** @param words that complete a sentence which begins with "Go to" */
    public record Instead(String words, Link link) {}
}
