package dev.packit.stats.web.answer;

import java.util.List;

/** Data that can be written as a table. */
public interface Rows {

    /** The rows, each with values or objects of values. */
    List<?> rows();
}
