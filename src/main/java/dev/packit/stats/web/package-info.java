/** What all pages need of HTTP: the site, its addresses and its links. */
@NullMarked
package dev.packit.stats.web;

import org.jspecify.annotations.NullMarked;
