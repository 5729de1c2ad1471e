package dev.packit.stats.web.answer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes what was wrong with a request, for people and programs.
 *
 * @param status the HTTP status code
 * @param title a title of two or three words
 * @param detail a sentence
 * @param parameter the invalid query parameter, if any
 * @param correction a form to correct it with; shown only on the page
 * @param wanted what to search for instead; empty if unknown
 * @param instead links to where the missing item may be found; shown only on the page
 */
public record Problem(
        int status,
        String title,
        String detail,
        @Nullable String parameter,
        @JsonIgnore @Nullable Correction correction,
        @JsonIgnore String wanted,
        @JsonIgnore List<Missing.Instead> instead) {

    String sentence() {
        return parameter == null ? detail : "The parameter “%s” %s.".formatted(parameter, detail);
    }
}
