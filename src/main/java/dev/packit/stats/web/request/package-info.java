/** What is refused or put right in a request before a page is made. */
@NullMarked
package dev.packit.stats.web.request;

import org.jspecify.annotations.NullMarked;
