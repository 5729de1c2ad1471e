/** Responses: their formats, headers and errors. */
@NullMarked
package dev.packit.stats.web.answer;

import org.jspecify.annotations.NullMarked;
