/** What all pages share: the site, its URLs and its links. */
@NullMarked
package dev.packit.stats.web;

import org.jspecify.annotations.NullMarked;
