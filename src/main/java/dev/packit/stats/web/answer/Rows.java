package dev.packit.stats.web.answer;

import java.util.List;

/** What can be written as a table: a list, or a statistic. */
public interface Rows {

    /** Each one row: values, or objects of values. */
    List<?> rows();
}
