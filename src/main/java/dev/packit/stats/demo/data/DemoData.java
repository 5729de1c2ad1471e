package dev.packit.stats.demo.data;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Made-up data for a year of Packit's work for some sixty projects: all kinds of job, trigger and status, releases on their
 * way from upstream to Fedora's users, and the oddities that Packit's real database contains.
 */
public final class DemoData {

    final Rows rows;

    private DemoData(Rows rows) {
        this.rows = rows;
    }

    /**
     * Generates the data, which is the same for the same arguments.
     *
     * @param now the current time in the demo, after which nothing is submitted or finished
     */
    public static DemoData generate(long seed, Instant now) {
        Rows rows = new Rows();
        Chance chance = new Chance(seed);
        World world = new World(
                now,
                rows,
                new Timeline(now),
                chance,
                new Infrastructure(now, chance),
                new Texts(),
                new Counters(chance));
        new Year(world).pass();
        return new DemoData(rows);
    }

    /** Loads everything into the empty tables of Packit's schema. */
    public void loadInto(Connection connection) throws SQLException {
        try {
            rows.copyInto(connection);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
