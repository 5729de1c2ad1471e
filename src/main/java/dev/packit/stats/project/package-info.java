/** Projects and their pull requests, branches, releases, issues, commits and packages. */
@NullMarked
package dev.packit.stats.project;

import org.jspecify.annotations.NullMarked;
