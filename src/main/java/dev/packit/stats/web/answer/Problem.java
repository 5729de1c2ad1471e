package dev.packit.stats.web.answer;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What went wrong with a request, for a person or a program.
 *
 * @param status HTTP's
 * @param title in two or three words
 * @param detail in a sentence
 * @param parameter the query parameter at fault, null where none is
 * @param instead where what was looked for may be found, for the page alone; null where nobody can tell
 */
public record Problem(
        int status,
        String title,
        String detail,
        String parameter,
        @JsonIgnore Missing.Instead instead) {}
