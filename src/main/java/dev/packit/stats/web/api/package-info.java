/** The description of the JSON for programs, made from what the features say about their addresses and from their types. */
@NullMarked
package dev.packit.stats.web.api;

import org.jspecify.annotations.NullMarked;
