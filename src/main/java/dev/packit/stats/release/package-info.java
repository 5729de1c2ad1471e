/** How far the versions of packages have come on the branches of Fedora. */
@NullMarked
package dev.packit.stats.release;

import org.jspecify.annotations.NullMarked;
