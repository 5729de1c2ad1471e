/** One box that finds what people paste: projects, pull requests, commits, builds, and the URLs of all of them. */
@NullMarked
package dev.packit.stats.search;

import org.jspecify.annotations.NullMarked;
