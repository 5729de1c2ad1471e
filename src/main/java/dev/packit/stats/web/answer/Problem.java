package dev.packit.stats.web.answer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong with a request, for a person or a program.
 *
 * @param status HTTP's
 * @param title in two or three words
 * @param detail in a sentence
 * @param parameter the query parameter at fault, if one is
 * @param instead where what was looked for may be found, if anybody can tell; for the page alone
 */
public record Problem(
        int status,
        String title,
        String detail,
        @Nullable String parameter,
        @JsonIgnore Missing.@Nullable Instead instead) {}
