/** Checks and corrections of requests before they reach a resource. */
@NullMarked
package dev.packit.stats.web.request;

import org.jspecify.annotations.NullMarked;
