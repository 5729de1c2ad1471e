package dev.packit.stats.web.paging;

import java.time.Instant;
import java.util.List;

/**
 * Some rows of a list, newest first, and where it goes on.
 *
 * @param older the bound for {@link Keyset#before()} of what follows, null at the end of the list
 * @param newer the bound for {@link Keyset#after()} of what precedes, null at its start
 * @param searchedBackTo as in {@link Page}
 */
public record Slice<T>(List<T> items, Long older, Long newer, Instant searchedBackTo) {}
