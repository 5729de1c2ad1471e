/** A server for assistants, which ask the same questions as readers of the pages: the Model Context Protocol. */
@NullMarked
package dev.packit.stats.mcp;

import org.jspecify.annotations.NullMarked;
