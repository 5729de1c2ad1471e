package dev.packit.stats.database;

import jakarta.enterprise.context.RequestScoped;

/** What one request has spent on queries, for its {@code Server-Timing} header. */
@RequestScoped
public class QueryTime {

    private long nanos;
    private int queries;

    void add(long nanos) {
        this.nanos += nanos;
        queries++;
    }

    /** Milliseconds from sending each query to having mapped its rows, added up. */
    public double milliseconds() {
        return nanos / 1e6;
    }

    public int queries() {
        return queries;
    }
}
