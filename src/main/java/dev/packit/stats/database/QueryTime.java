package dev.packit.stats.database;

import jakarta.enterprise.context.RequestScoped;

/** The number and total duration of one request's queries, for its {@code Server-Timing} header. */
@RequestScoped
public class QueryTime {

    private long nanos;
    private int queries;

    void add(long nanos) {
        this.nanos += nanos;
        queries++;
    }

    /** Total time from sending each query until its rows are mapped, in milliseconds. */
    public double milliseconds() {
        return nanos / 1e6;
    }

    public int queries() {
        return queries;
    }
}
