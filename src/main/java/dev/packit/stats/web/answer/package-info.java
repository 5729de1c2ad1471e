/** The formats, headers and errors in which pages are answered. */
@NullMarked
package dev.packit.stats.web.answer;

import org.jspecify.annotations.NullMarked;
